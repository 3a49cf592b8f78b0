/** The strip of numbers: what is counted, under which clause, over which time; each opens its orders. A rate never stands without its count. */
import { useTranslation } from 'react-i18next';
import type { HomeNumberView } from '../../../../contract/home.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClauseChip, parseClause } from '../../ui/clause/ClauseChip.tsx';
import { AddressLink } from './AddressLink.tsx';
import { rateText } from './greeting.ts';

export function HomeNumbers({ numbers }: { numbers: readonly HomeNumberView[] | undefined }) {
  const { t } = useTranslation();
  // The strip keeps its height from the first paint, so that nothing below it moves when the numbers arrive.
  if (numbers?.length === 0) return null;
  return (
    <ul className="home-numbers" aria-label={t('home.numbers')} aria-busy={numbers === undefined}>
      {numbers?.map((one) => (
        <li key={one.name}>
          <Figure number={one} />
        </li>
      ))}
    </ul>
  );
}

function Figure({ number }: { number: HomeNumberView }) {
  const { t } = useTranslation();
  const name = useName();
  const formats = useFormats();
  const { value, of, currency, unit, span, clause } = number;
  const shown = {
    count: () => formats.number(value),
    share: () => rateText(value, of),
    money: () => formats.money(value, currency ?? undefined),
  }[unit]();
  const counted = {
    count: () => t('home.orders', { count: value }),
    share: () => `${formats.number(value)} / ${formats.number(of ?? 0)}`,
    money: () => undefined,
  }[unit]();
  // What is of now or of today says so in its name.
  const over = span === 'week' || span === 'month' ? t(`home.span.${span}`) : undefined;
  const isLate = number.isLate && value > 0;
  return (
    <>
      <span className="lab">
        {name(number.title)}
        {clause && <ClauseChip {...parseClause(clause)} />}
      </span>
      <AddressLink
        to={number.opens}
        className="figure"
        label={[name(number.title), shown, counted, over].filter(Boolean).join(' ')}
      >
        <b className={isLate ? 'late' : ''}>{shown}</b>
        <small>{[counted, over].filter(Boolean).join(t('list.comma'))}</small>
      </AddressLink>
    </>
  );
}
