/** The numbers by person, by field and by rule; a nought opens nothing. (CC-5.1, CC-2.3) */
import { useTranslation } from 'react-i18next';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import type { Shown } from './entryFigures.ts';
import type { FigureProps } from './EntryNumbersPage.tsx';
import { errorField } from './errorField.ts';
import '../../ui/stacked.css';

export function EntryTables(props: FigureProps) {
  return (
    <>
      <ByPerson {...props} />
      <ByField {...props} />
      <ByRule {...props} />
    </>
  );
}

interface OpensProps {
  column: string;
  count: number;
  opens: Shown;
  shown: Shown;
  onShow: (shown: Shown) => void;
}

function Opens({ column, count, opens, shown, onShow }: OpensProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const label = t(`numbers.column.${column}`);
  if (count === 0)
    return (
      <td className="num none" data-label={label}>
        0
      </td>
    );
  return (
    <td className="num" data-label={label}>
      <button
        type="button"
        className="link"
        aria-pressed={JSON.stringify(opens) === JSON.stringify(shown)}
        onClick={() => onShow(opens)}
      >
        {formats.number(count)}
      </button>
    </td>
  );
}

function Head({ first, columns }: { first: string; columns: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t(`numbers.column.${first}`)}</th>
        {columns.map((name) => (
          <th key={name} scope="col" className="num">
            {t(`numbers.column.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ByPerson({ figures, shown, onShow }: FigureProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const time = (minutes: number | null) => (minutes === null ? '—' : formats.span(minutes * 60_000));
  if (figures.people.length === 0) return <p className="sub">{t('numbers.nobody')}</p>;
  return (
    <table className="numbers-of stacked" aria-label={t('numbers.byPerson')}>
      <Head first="person" columns={['entered', 'median', 'p90', 'entryErrors', 'checked', 'checkErrors']} />
      <tbody>
        {figures.people.map(({ person, ...row }) => {
          const opens = (column: string, count: number, opens: Shown) => (
            <Opens {...{ column, count, opens, shown, onShow }} />
          );
          return (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {opens('entered', row.entered, { show: 'entered', person: person.id })}
              <td className="num" data-label={t('numbers.column.median')}>
                {time(row.medianMinutes)}
              </td>
              <td className="num" data-label={t('numbers.column.p90')}>
                {time(row.p90Minutes)}
              </td>
              {opens('entryErrors', row.entryErrors, { show: 'errors', as: 'entry', person: person.id })}
              {opens('checked', row.checked, { show: 'checked', person: person.id })}
              {opens('checkErrors', row.checkErrors, { show: 'errors', as: 'check', person: person.id })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ByField({ figures, shown, onShow }: FigureProps) {
  const { t } = useTranslation();
  if (figures.fields.length === 0) return null;
  return (
    <table className="numbers-of stacked" aria-label={t('numbers.byField')}>
      <Head first="field" columns={['entryErrors', 'checkErrors']} />
      <tbody>
        {figures.fields.map(({ field, ...errors }) => (
          <tr key={field}>
            <th scope="row">{errorField(field, t)}</th>
            {(['entry', 'check'] as const).map((as) => (
              <Opens
                key={as}
                column={`${as}Errors`}
                count={errors[as]}
                opens={{ show: 'errors', as, field }}
                shown={shown}
                onShow={onShow}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByRule({ figures, shown, onShow }: FigureProps) {
  const { t } = useTranslation();
  const name = useName();
  if (figures.rules.length === 0) return null;
  return (
    <table className="numbers-of stacked" aria-label={t('numbers.byRule')}>
      <Head first="rule" columns={['passed']} />
      <tbody>
        {figures.rules.map(({ rule, title, clause, passed }) => (
          <tr key={rule}>
            <th scope="row">
              {name(title)} <ClauseChip {...parseClause(clause)} />
            </th>
            <Opens column="passed" count={passed} opens={{ show: 'by-rule', rule }} shown={shown} onShow={onShow} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
