/** A changed policy file: judged with the line of each fault, compared clause by clause with what rules now, then published. */
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../../contract/kit.ts';
import type { checkPolicy, publishClauses } from '../../../../../contract/policy.ts';
import { call } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useName } from '../../../i18n/useFormats.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { RefusalText } from '../../../ui/RefusalText.tsx';
import { useSend } from '../../../ui/useSend.ts';
import { lineDiff } from './lineDiff.ts';

type Checked = OutputOf<typeof checkPolicy>;

export function PublishPack() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked>();
  const checking = useSend(async (pack: string) =>
    setChecked(await call<typeof checkPolicy>('POST /policy/check', { text: pack })),
  );
  const take = (pack: string) => {
    setText(pack);
    checking.send(pack);
  };
  return (
    <section className="side-part">
      <h2>{t('settings.policy.publishTitle')}</h2>
      <p className="sub">{t('settings.policy.publishWhy')}</p>
      <textarea
        className="in mono"
        rows={8}
        aria-label={t('settings.policy.publishTitle')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChecked(undefined);
        }}
      />
      <p className="row wrap">
        <PackFile onText={take} />
        <button
          type="button"
          className="btn"
          disabled={text.trim() === '' || checking.busy}
          onClick={() => checking.send(text)}
        >
          {t('settings.policy.check')}
        </button>
      </p>
      <RefusalText error={checking.error} />
      {checked && <Verdict checked={checked} />}
    </section>
  );
}

function Verdict({ checked }: { checked: Checked }) {
  const { t } = useTranslation();
  const name = useName();
  const may = useMay();
  const queries = useQueryClient();
  const changed = checked.clauses.filter((clause) => clause.change !== 'same');
  const publishing = useSend(async () => {
    await call<typeof publishClauses>('POST /policy/versions', { clauses: changed.map((clause) => clause.body) });
    await queries.invalidateQueries({ queryKey: ['policy'] });
  });
  return (
    <>
      <ul>
        {checked.problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}`} className="refusal">
            <span className="mono">{t('settings.policy.line', { line: problem.line, column: problem.column })}</span>
            <span>
              {name(problem.message)}
              <span className="remedy">{name(problem.remedy)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="sub">
        {t('settings.policy.judged', {
          problems: checked.problems.length,
          changed: changed.length,
          all: checked.clauses.length,
        })}
      </p>
      {changed.map((clause) => (
        <ClauseChange key={clause.id} clause={clause} open={changed.length < 4} />
      ))}
      {checked.problems.length === 0 && changed.length > 0 && may('policy.publish') && (
        <p className="row">
          <button type="button" className="btn pri" disabled={publishing.busy} onClick={() => publishing.send()}>
            {t('settings.policy.publish', { count: changed.length })}
          </button>
          {publishing.done && (
            <span className="tag ok" role="status">
              {t('settings.policy.published')}
            </span>
          )}
        </p>
      )}
      <RefusalText error={publishing.error} />
    </>
  );
}

function ClauseChange({ clause, open }: { clause: Checked['clauses'][number]; open: boolean }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <details open={open}>
      <summary>
        <b>{clause.id}</b> {name(clause.title)}{' '}
        <span className="tag">{t(`settings.policy.change.${clause.change}`)}</span>
      </summary>
      <pre className="diff">
        {lineDiff(clause.before, clause.after).map(({ sign, line }, n) => (
          <span key={n} data-sign={sign}>
            {sign} {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </details>
  );
}

function PackFile({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => picker.current?.click()}>
        <Icon name="upload" />
        {t('settings.policy.file')}
      </button>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".yaml,.yml"
        aria-label={t('settings.policy.file')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          void file?.text().then(onText);
        }}
      />
    </>
  );
}
