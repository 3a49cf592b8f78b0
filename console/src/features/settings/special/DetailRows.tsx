/** What a kind asks, a row per detail: its words in both languages, its type, and whether it must be given or names a person. */
import { useTranslation } from 'react-i18next';
import { detailTypes } from '../../../../../contract/special.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Form } from '../../../ui/form/useForm.ts';
import { FieldRefusal } from '../../../ui/RefusalText.tsx';
import { emptyDetail, type DetailDraft, type KindDraft } from './kindDraft.ts';
import './special.css';

export function DetailRows({ form }: { form: Form<KindDraft> }) {
  const { t } = useTranslation();
  const { details } = form.values;
  const change = (at: number, next: Partial<DetailDraft>) =>
    form.set(
      'details',
      details.map((one, n) => (n === at ? { ...one, ...next } : one)),
    );
  return (
    <fieldset className="f detail-rows">
      <legend>{t('settings.special.asks')}</legend>
      {details.map((detail, n) => (
        <DetailRow
          key={n}
          n={n + 1}
          detail={detail}
          onChange={(next) => change(n, next)}
          onRemove={() =>
            form.set(
              'details',
              details.filter((_, at) => at !== n),
            )
          }
        />
      ))}
      <FieldRefusal error={form.error} field="details" />
      <button type="button" className="btn sm" onClick={() => form.set('details', [...details, emptyDetail])}>
        <Icon name="plus" size={14} />
        {t('settings.special.addDetail')}
      </button>
    </fieldset>
  );
}

interface DetailRowProps {
  n: number;
  detail: DetailDraft;
  onChange: (next: Partial<DetailDraft>) => void;
  onRemove: () => void;
}

function DetailRow({ n, detail, onChange, onRemove }: DetailRowProps) {
  const { t } = useTranslation();
  const label = (word: string) => t('settings.special.detailOf', { n, word });
  const text = (name: 'zh' | 'en', word: string) => (
    <input
      className="in"
      aria-label={label(word)}
      placeholder={word}
      maxLength={60}
      value={detail[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  return (
    <div className="detail-row">
      {text('zh', t('settings.special.zh'))}
      {text('en', t('settings.special.en'))}
      <select
        className="in"
        aria-label={label(t('settings.special.type'))}
        value={detail.type}
        onChange={(event) => onChange({ type: event.target.value as DetailDraft['type'] })}
      >
        {detailTypes.map((type) => (
          <option key={type} value={type}>
            {t(`settings.special.types.${type}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="btn quiet icon"
        aria-label={label(t('settings.special.remove'))}
        onClick={onRemove}
      >
        <Icon name="close" size={14} />
      </button>
      {detail.type === 'choice' && <Choices n={n} detail={detail} onChange={onChange} />}
      <span className="row wide">
        <Mark name="required" detail={detail} onChange={onChange} />
        <Mark name="personal" detail={detail} onChange={onChange} />
      </span>
    </div>
  );
}

/** They are many words: all of them stand in sight. */
function Choices({ n, detail, onChange }: Pick<DetailRowProps, 'n' | 'detail' | 'onChange'>) {
  const { t } = useTranslation();
  const word = t('settings.special.choices');
  return (
    <textarea
      className="in wide"
      aria-label={t('settings.special.detailOf', { n, word })}
      placeholder={word}
      rows={2}
      maxLength={400}
      value={detail.choices}
      onChange={(event) => onChange({ choices: event.target.value })}
    />
  );
}

function Mark({
  name,
  detail,
  onChange,
}: Pick<DetailRowProps, 'detail' | 'onChange'> & { name: 'required' | 'personal' }) {
  const { t } = useTranslation();
  return (
    <label className="row">
      <input type="checkbox" checked={detail[name]} onChange={(event) => onChange({ [name]: event.target.checked })} />
      {t(`settings.special.${name}`)}
    </label>
  );
}
