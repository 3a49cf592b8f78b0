/** How the list writes times and amounts, and what its own status words mean. */
import { useTranslation } from 'react-i18next';
import type { FileLook, MappingSpec } from '../../../../../contract/import-mappings.ts';
import { dateOrders, mappedStages } from '../../../../../contract/mapping-words.ts';

interface WritingChoicesProps {
  look: FileLook;
  spec: MappingSpec;
  onChange: (part: Partial<MappingSpec>) => void;
}

const zones = [480, 0, 60, 540, -300, -480] as const;
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'] as const;

export function WritingChoices({ look, spec, onChange }: WritingChoicesProps) {
  const { t } = useTranslation();
  const date = (order: string) => t(`mapping.dates.${order}`);
  return (
    <div className="writing">
      <Choice
        label={t('mapping.dateOrder')}
        value={spec.dateOrder}
        options={dateOrders.map((order) => [order, date(order)])}
        onChoose={(order) => onChange({ dateOrder: dateOrders.find((one) => one === order) ?? 'ymd' })}
      />
      <Choice
        label={t('mapping.zone')}
        value={String(spec.zoneMinutes)}
        options={zones.map((minutes) => [String(minutes), zoneName(minutes)])}
        onChoose={(minutes) => onChange({ zoneMinutes: Number(minutes) })}
      />
      <Choice
        label={t('mapping.currency')}
        value={spec.currency}
        options={currencies.map((currency) => [currency, currency])}
        onChoose={(currency) => onChange({ currency })}
      />
      <Choice
        label={t('mapping.unit')}
        value={spec.amountUnit}
        options={[
          ['major', t('mapping.units.major')],
          ['minor', t('mapping.units.minor')],
        ]}
        onChoose={(unit) => onChange({ amountUnit: unit === 'minor' ? 'minor' : 'major' })}
      />
      <StatusWords look={look} spec={spec} onChange={onChange} />
    </div>
  );
}

function zoneName(minutes: number): string {
  const hours = Math.abs(minutes) / 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}`;
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      <span className="lab">{label}</span>
      <select className="in" value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

const mostWords = 8;

/** The words that the first rows hold; those that every platform uses are understood without a choice. */
function StatusWords({ look, spec, onChange }: WritingChoicesProps) {
  const { t } = useTranslation();
  const at = look.header.indexOf(spec.columns.status ?? '');
  if (at < 0) return <p className="sub">{t('mapping.noStatus')}</p>;
  const words = [...new Set(look.rows.map(({ cells }) => cells[at]?.trim() ?? '').filter(Boolean))].slice(0, mostWords);
  const choose = (word: string, stage: string) => {
    const { [word]: _, ...rest } = spec.statusWords;
    const known = mappedStages.find((one) => one === stage);
    onChange({ statusWords: known ? { ...rest, [word]: known } : rest });
  };
  return (
    <>
      {words.map((word) => (
        <Choice
          key={word}
          label={t('mapping.statusWord', { word })}
          value={spec.statusWords[word] ?? ''}
          options={[
            ['', t('mapping.asUsual')],
            ...mappedStages.map((stage) => [stage, t(`mapping.stages.${stage}`)] as const),
          ]}
          onChoose={(stage) => choose(word, stage)}
        />
      ))}
    </>
  );
}
