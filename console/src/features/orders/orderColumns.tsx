/** The columns of the work queues, in the order in which a desk reads them: deadline first, then what stops the order, then what it is. */
import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useT } from '../../i18n/useT.ts';
import { orderStages } from '../../../../contract/vocabulary.ts';
import type { OrderRow } from '../../../../contract/order-views.ts';
import type { Formats } from '../../i18n/format.ts';
import { useFormats, useName } from '../../i18n/useFormats.ts';
import { ClockBadge, OtherClock } from '../../ui/clock/ClockBadge.tsx';
import { firstClock } from '../../ui/clock/reading.ts';
import { Flag } from '../../ui/Icon.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { clockViews } from './orderClock.ts';
import { SpecialMarksOf } from '../special/SpecialMarks.tsx';
import { useSpecialKinds, type SpecialKinds } from '../special/specialKinds.ts';

type Name = ReturnType<typeof useName>;

function Deadline({ row }: { row: OrderRow }) {
  const t = useT();
  const name = useName();
  const clocks = clockViews(row.clocks, row.shop.platform, { t, name });
  const open = clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused');
  const first = firstClock(open);
  if (!first) return null;
  const other = open.find((clock) => clock !== first);
  return (
    <span className="clk-pair">
      <ClockBadge clock={first} />
      {other && <OtherClock clock={other} beside={first} />}
    </span>
  );
}

function Marks({ row, t, kinds }: { row: OrderRow; t: TFunction; kinds: SpecialKinds }) {
  if (row.refund) return <span className="tag late">{t('orders.mark.refund')}</span>;
  if (row.held) {
    return (
      <span className="tag paused" title={row.holdReason ?? ''}>
        {t('orders.mark.held')}
      </span>
    );
  }
  return row.flags.length > 0 ? <SpecialMarksOf kinds={row.flags} short {...kinds} /> : null;
}

/** 浙江省 is 浙江 and 内蒙古自治区 is 内蒙古 in a narrow column. */
function shortPlace(name: string): string {
  return name.replace(/(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/, '');
}

/** 抖音旗舰店 is 抖音旗舰 where every row names a shop. */
function shortShop(name: string): string {
  return name.length > 3 ? name.replace(/店$/, '') : name;
}

/** The last four characters are what people say to each other. */
function Tail({ number }: { number: string }) {
  return (
    <span className="no">
      {number.slice(-6, -4)}
      <b>{number.slice(-4)}</b>
    </span>
  );
}

/** The first goods with their count, which is never cut; then a gift, and how many lines more there are. */
function LineItems({ lines, t, formats }: { lines: OrderRow['lines']; t: TFunction; formats: Formats }) {
  const goods = lines.find((line) => !line.gift);
  const gift = lines.find((line) => line.gift);
  const more = lines.length - (goods ? 1 : 0) - (gift ? 1 : 0);
  return (
    <span className="its">
      {goods && (
        <>
          {goods.bundle && <em>{t('orders.bundle')}</em>}
          <span className="cut">{goods.title}</span>
          <b>×{formats.decimal(goods.quantity)}</b>
        </>
      )}
      {gift && (
        <>
          <em title={gift.title}>{t('orders.gift')}</em>
          <b>×{formats.decimal(gift.quantity)}</b>
        </>
      )}
      {more > 0 && <span className="g">+{more}</span>}
    </span>
  );
}

interface Words {
  t: TFunction;
  name: Name;
  formats: Formats;
  kinds: SpecialKinds;
}

/** What names the order and what stops it. */
function namingColumns({ t, name, kinds }: Words, byDue: boolean): Column<OrderRow>[] {
  const due = {
    id: 'due',
    title: t('orders.column.due'),
    width: 246,
    narrow: 216,
    fixed: true,
    cell: (row: OrderRow) => <Deadline row={row} />,
  };
  return [
    byDue ? { ...due, sorted: 'ascending' } : due,
    {
      id: 'marks',
      title: t('orders.column.marks'),
      width: 104,
      below: 2,
      cell: (row) => <Marks row={row} t={t} kinds={kinds} />,
    },
    {
      id: 'number',
      title: <Pair first={t('orders.column.number')} second={t('orders.column.shop')} />,
      name: t('orders.column.number'),
      width: 132,
      narrow: 140,
      fixed: true,
      copy: (row) => row.number,
      cell: (row) => (
        <>
          <Tail number={row.number} />
          <span className="shop">{shortShop(row.shop.name)}</span>
        </>
      ),
    },
    { id: 'stage', title: t('orders.column.stage'), width: 88, cell: (row) => name(orderStages[row.stage]) },
    {
      id: 'message',
      title: <Pair first={t('orders.column.message')} second={t('orders.column.flag')} />,
      name: t('orders.column.message'),
      width: 118,
      cell: (row) => <Message row={row} t={t} />,
    },
  ];
}

/** What it holds, where it goes, what it is worth and whose it is. */
function contentColumns({ t, formats }: Words, byDue: boolean): Column<OrderRow>[] {
  const none = <span className="mut">—</span>;
  const entered = {
    id: 'entered',
    title: t('orders.column.entered'),
    width: 116,
    extra: byDue,
    cell: (row: OrderRow) => formats.when(row.enteredAt),
  };
  return [
    {
      id: 'lines',
      title: t('orders.column.lines'),
      width: 180,
      below: 1,
      grows: true,
      fixed: true,
      cell: (row) => <LineItems lines={row.lines} t={t} formats={formats} />,
    },
    {
      id: 'place',
      title: t('orders.column.place'),
      width: 88,
      cell: (row) => `${shortPlace(row.province)} ${shortPlace(row.city)}`,
    },
    { id: 'warehouse', title: t('orders.column.warehouse'), width: 82, cell: (row) => row.warehouse?.name ?? none },
    {
      id: 'paid',
      title: <Pair first={t('orders.column.paidAt')} second={t('orders.column.total')} />,
      name: t('orders.column.paidAt'),
      width: 168,
      end: true,
      cell: (row) => (
        <>
          <span className="sub">{row.paidAt ? formats.whenPassed(row.paidAt) : t('orders.unpaid')}</span>{' '}
          <span className="amt">{formats.amount(row.total, row.currency)}</span>
        </>
      ),
    },
    byDue ? entered : { ...entered, sorted: 'descending' },
    { id: 'carrier', title: t('orders.column.carrier'), width: 86, cell: (row) => row.carrier ?? none },
    { id: 'owner', title: t('orders.column.owner'), width: 80, cell: (row) => row.owner ?? none },
    { id: 'receiver', title: t('orders.column.receiver'), width: 130, extra: true, cell: (row) => row.receiverMask },
    { id: 'remark', title: t('orders.column.remark'), width: 140, extra: true, cell: (row) => row.sellerRemark },
  ];
}

function Pair({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      <i className="dot" />
      {second}
    </>
  );
}

function Message({ row, t }: { row: OrderRow; t: TFunction }) {
  const flag = row.sellerFlag;
  return (
    <span className="msg">
      <span className="nf">{flag !== 'none' && <Flag colour={flag} label={t(`orders.sellerFlag.${flag}`)} />}</span>
      <span className="cut">{row.buyerMessage}</span>
    </span>
  );
}

/** Open queues come by deadline; the list of all orders comes by entry, the newest first. */
export function useOrderColumns(byDue: boolean): Column<OrderRow>[] {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const kinds = useSpecialKinds();
  return useMemo(() => {
    const words = { t, name, formats, kinds };
    return [...namingColumns(words, byDue), ...contentColumns(words, byDue)];
  }, [t, name, formats, kinds, byDue]);
}
