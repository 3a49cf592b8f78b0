/** A kind of special order, new or changed: its names, what it asks row by row, who is told and by when they acknowledge; and its retirement. (OS-2.3) */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  addSpecialKind,
  changeSpecialKind,
  type retireSpecialKind,
  type SpecialKindView,
} from '../../../../../contract/special.ts';
import { departments } from '../../../../../contract/vocabulary.ts';
import { call, type GivenTo } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { FormCheck, FormChoice, FormSeveral, FormText } from '../../../ui/form/fields.tsx';
import { FormSheet } from '../../../ui/form/FormSheet.tsx';
import { useForm } from '../../../ui/form/useForm.ts';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { DetailRows } from './DetailRows.tsx';
import { codeOf, draftOf, emptyKind, kindFrom, type KindDraft } from './kindDraft.ts';

interface KindSheetProps {
  /** The one to change; a new one without it. */
  kind?: SpecialKindView;
  onClose: () => void;
}

export function KindSheet({ kind, onClose }: KindSheetProps) {
  const { t } = useTranslation();
  const refresh = useRefreshed(onClose);
  const form = useForm<KindDraft>({
    schema: kind ? changeSpecialKind.input : addSpecialKind.input,
    initial: kind ? draftOf(kind) : emptyKind,
    draft: kind ? undefined : 'special-kind',
    toInput: (draft) =>
      kind
        ? { kind: kind.kind, version: kind.version, ...kindFrom(draft) }
        : { kind: codeOf(draft.en), ...kindFrom(draft) },
    send: async (input) => {
      await (kind
        ? call<typeof changeSpecialKind>('PUT /policy/special-kinds/:kind', input as GivenTo<typeof changeSpecialKind>)
        : call<typeof addSpecialKind>('POST /policy/special-kinds', input as GivenTo<typeof addSpecialKind>));
      await refresh();
    },
  });
  const code = kind ? kind.kind : codeOf(form.values.en);
  return (
    <FormSheet
      title={t(kind ? 'settings.special.change' : 'settings.special.add')}
      submit={t('settings.special.publish')}
      form={form}
      onClose={onClose}
      below={kind && <Retirement kind={kind} onClose={onClose} />}
    >
      <FormText form={form} name="zh" label={t('settings.special.zh')} maxLength={40} autoFocus />
      <FormText
        form={form}
        name="en"
        label={t('settings.special.en')}
        maxLength={60}
        hint={t('settings.special.code', { code: code || '—' })}
      />
      <FormText
        form={form}
        name="called"
        label={t('settings.special.called')}
        span={6}
        hint={t('settings.special.calledHint')}
      />
      <DetailRows form={form} />
      <Knowing form={form} />
    </FormSheet>
  );
}

/** Who is told, by when they say that they know, and what waits for it. */
function Knowing({ form }: { form: ReturnType<typeof useForm<KindDraft>> }) {
  const { t } = useTranslation();
  const name = useName();
  const several = Object.entries(departments).map(([value, words]) => ({ value, label: name(words) }));
  const steps = (['prepare', 'pack', 'hand-over'] as const).map((value) => ({
    value,
    label: t(`orders.blocks.${value}`),
  }));
  const basis = (['natural', 'working'] as const).map((value) => ({ value, label: t(`policy.value.${value}`) }));
  return (
    <>
      <FormSeveral form={form} name="tell" label={t('settings.special.tells')} choices={several} />
      <FormText form={form} name="hours" label={t('settings.special.hours')} inputMode="decimal" span={2} />
      <FormChoice form={form} name="basis" label={t('policy.parameter.basis')} choices={basis} span={2} />
      <FormChoice
        form={form}
        name="before"
        label={t('settings.special.before')}
        choices={steps}
        none={t('settings.special.nothing')}
        span={2}
      />
      <FormCheck form={form} name="high" label={t('settings.special.high')} />
    </>
  );
}

function Retirement({ kind, onClose }: { kind: SpecialKindView; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const refresh = useRefreshed(onClose);
  const retiring = useSend(async () => {
    const { kind: code, version } = kind;
    await call<typeof retireSpecialKind>('POST /policy/special-kinds/:kind/retirement', { kind: code, version });
    await refresh();
  });
  if (!may('policy.retire-special-kind')) return null;
  return (
    <section className="side-part">
      <h2>{t('settings.special.retire')}</h2>
      <p className="sub">{t(kind.fixed ? 'settings.special.fixed' : 'settings.special.retireHint')}</p>
      {!kind.fixed && (
        <button type="button" className="btn" disabled={retiring.busy} onClick={() => retiring.send()}>
          {t('settings.special.retire')}
        </button>
      )}
      <RefusalText error={retiring.error} />
    </section>
  );
}

function useRefreshed(onDone: () => void): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const stale = ['special-kinds', 'policy', 'clause'];
    await Promise.all(stale.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    onDone();
  };
}
