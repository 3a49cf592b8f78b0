/** Kinds to tick, and under them what each of those that are ticked asks; a refusal stands at its field. (OS-2.3, OS-2.2) */
import { useT } from '../../i18n/useT.ts';
import type { SpecialDetail, SpecialDetails, SpecialKindView } from '../../../../contract/special.ts';
import { useName } from '../../i18n/useFormats.ts';
import { DateInput } from '../../ui/form/DateInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { ScanChoice } from '../entry/ScanChoice.tsx';
import { detailsTicked, onlyChoice } from './onlyAnswers.ts';
import { ScanLink } from './ScanLink.tsx';
import { useSpecialKinds } from './specialKinds.ts';
import './special.css';

export interface SpecialValues {
  flags: string[];
  details: SpecialDetails;
}

interface SpecialFieldsProps {
  values: SpecialValues;
  error: unknown;
  onChange: (values: SpecialValues) => void;
  /** Of an order that has them: personal details that stay as they are while their field is empty. */
  kept?: ReadonlySet<string>;
  /** Makes a file that was stored a paper of this order. */
  attach: (scanId: string) => Promise<void> | void;
  /** Of kinds that were read out of a text: from which words. */
  guess?: string | undefined;
}

export function SpecialFields({ values, error, onChange, kept, guess, attach }: SpecialFieldsProps) {
  const t = useT();
  const { all, titleOf } = useSpecialKinds();
  const { flags, details } = values;
  const offered = all.filter((one) => one.offered || flags.includes(one.kind));
  const toggle = (one: SpecialKindView) =>
    flags.includes(one.kind)
      ? onChange({ flags: flags.filter((flag) => flag !== one.kind), details })
      : onChange({ flags: [...flags, one.kind], details: detailsTicked(details, one) });
  const set = (kind: string, key: string, value: string) =>
    onChange({ flags, details: { ...details, [kind]: { ...details[kind], [key]: value } } });
  return (
    <>
      <Field label={t('entry.field.flags')} field="flags" error={error} span={6} guess={guess}>
        {({ id, describedBy }) => (
          <span className="row choices" id={id} role="group" aria-describedby={describedBy}>
            {offered.map((one) => (
              <label key={one.kind} className="row">
                <input type="checkbox" checked={flags.includes(one.kind)} onChange={() => toggle(one)} />
                {titleOf(one.kind)}
              </label>
            ))}
          </span>
        )}
      </Field>
      {offered
        .filter((one) => flags.includes(one.kind))
        .map((one) => (
          <Asked
            key={one.kind}
            kind={one}
            values={details[one.kind] ?? {}}
            error={error}
            set={set}
            kept={kept}
            attach={attach}
          />
        ))}
    </>
  );
}

interface AskedProps {
  kind: SpecialKindView;
  values: Record<string, string>;
  error: unknown;
  set: (kind: string, key: string, value: string) => void;
  kept: ReadonlySet<string> | undefined;
  attach: SpecialFieldsProps['attach'];
}

function Asked({ kind, values, error, set, kept, attach }: AskedProps) {
  const t = useT();
  const name = useName();
  if (kind.details.length === 0) return null;
  return (
    <div className="asked" role="group" aria-label={name(kind.title)}>
      <h3>
        {name(kind.title)}{' '}
        <span className="sub">{t('special.tells', { who: kind.tell.map(name).join(t('list.comma')) })}</span>
      </h3>
      {kind.details.map((detail) => {
        const field = `details.${kind.kind}.${detail.key}`;
        const stays = kept?.has(field) && !values[detail.key];
        const only = onlyChoice(detail);
        const taken = only !== undefined && values[detail.key] === only;
        const said = stays ? 'stays' : detail.personal ? 'personal' : taken ? 'only' : undefined;
        return (
          <Field
            key={detail.key}
            label={
              <>
                {name(detail.title)}
                {detail.required && <span className="sub"> {t('special.required')}</span>}
              </>
            }
            field={field}
            error={error}
            span={detail.type === 'text' ? 3 : 2}
            hint={said && t(`special.${said}`)}
          >
            {(control) => (
              <Control
                {...control}
                detail={detail}
                value={values[detail.key] ?? ''}
                onValue={(value) => set(kind.kind, detail.key, value)}
                attach={attach}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

interface ControlProps {
  id: string;
  describedBy: string;
  detail: SpecialDetail;
  value: string;
  onValue: (value: string) => void;
  attach: SpecialFieldsProps['attach'];
}

function Control({ id, describedBy, detail, value, onValue, attach }: ControlProps) {
  const t = useT();
  const name = useName();
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-required': detail.required,
    className: 'in',
    value,
    onChange: (event: { target: { value: string } }) => onValue(event.target.value),
  };
  switch (detail.type) {
    case 'choice':
      return (
        <select {...shared}>
          <option value="">{t('form.choose')}</option>
          {detail.choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {name(choice.title)}
            </option>
          ))}
        </select>
      );
    case 'file':
      return (
        <span className="row" id={id}>
          {value !== '' && <ScanLink scanId={value} />}
          <ScanChoice
            label={t(value === '' ? 'entry.choose' : 'special.otherFile')}
            className="btn sm"
            onStored={async (scanId) => {
              await attach(scanId);
              onValue(scanId);
            }}
          />
        </span>
      );
    case 'date':
      return <DateInput {...shared} kind="date" onText={onValue} />;
    case 'number':
      return <input {...shared} inputMode="decimal" maxLength={20} />;
    case 'text':
      return <input {...shared} maxLength={500} />;
  }
}
