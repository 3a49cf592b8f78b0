/** One row per field of ours: the column that holds it, what its first cells say, and whether that is a guess by content. */
import { useTranslation } from 'react-i18next';
import type { FileLook, MappingSpec } from '../../../../../contract/import-mappings.ts';
import { mappedFields, neededFields, personalFields, type MappedField } from '../../../../../contract/mapping-words.ts';
import { FieldRefusal } from '../../../ui/RefusalText.tsx';
import '../../../ui/stacked.css';

interface MappedFieldsProps {
  look: FileLook;
  spec: MappingSpec;
  error: unknown;
  onChange: (columns: MappingSpec['columns']) => void;
}

const needed: readonly string[] = neededFields;
const personal: readonly string[] = personalFields;

export function MappedFields({ look, spec, error, onChange }: MappedFieldsProps) {
  const { t } = useTranslation();
  const choose = (field: MappedField, column: string) => {
    const { [field]: _, ...rest } = spec.columns;
    onChange(column ? { ...rest, [field]: column } : rest);
  };
  return (
    <table className="list plain stacked map" aria-label={t('mapping.fields')}>
      <thead>
        <tr>
          <th scope="col">{t('mapping.field')}</th>
          <th scope="col">{t('mapping.column')}</th>
          <th scope="col">{t('mapping.firstCells')}</th>
        </tr>
      </thead>
      <tbody>
        {mappedFields.map((field) => (
          <FieldRow key={field} field={field} look={look} spec={spec} error={error} onChoose={choose} />
        ))}
      </tbody>
    </table>
  );
}

interface FieldRowProps extends Omit<MappedFieldsProps, 'onChange'> {
  field: MappedField;
  onChoose: (field: MappedField, column: string) => void;
}

function FieldRow({ field, look, spec, error, onChoose }: FieldRowProps) {
  const { t } = useTranslation();
  const column = spec.columns[field] ?? '';
  const label = t(`mapping.of.${field}`);
  const isGuess = look.byContent.includes(field) && look.guess.columns[field] === column;
  return (
    <tr>
      <td>
        {label}
        {needed.includes(field) && <span className="need">{t('mapping.needed')}</span>}
      </td>
      <td className={isGuess ? 'guess' : undefined}>
        <select
          className="in"
          aria-label={label}
          value={column}
          onChange={(event) => onChoose(field, event.target.value)}
        >
          <option value="">{t('mapping.none')}</option>
          {look.header.map((name) => name !== '' && <option key={name}>{name}</option>)}
        </select>
        {isGuess && <span className="origin">{t('mapping.byContent')}</span>}
        <FieldRefusal error={error} field={`spec.columns.${field}`} />
      </td>
      <td className="sub">{column && <FirstCells look={look} column={column} hidden={personal.includes(field)} />}</td>
    </tr>
  );
}

/** Names, phones and addresses are not spread out, though the file lies on the reader's own machine. */
function FirstCells({ look, column, hidden }: { look: FileLook; column: string; hidden: boolean }) {
  const { t } = useTranslation();
  const at = look.header.indexOf(column);
  const values = [...new Set(look.rows.map(({ cells }) => cells[at]?.trim() ?? '').filter(Boolean))].slice(0, 3);
  const shown = hidden ? values.map((value) => `${value.slice(0, 1)}***`) : values;
  return <>{shown.join(t('list.comma'))}</>;
}
