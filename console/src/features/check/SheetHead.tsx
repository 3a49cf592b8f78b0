/** Whose entry it is: number, shop, channel, who took it and when, how long the entry took. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CheckSheet } from '../../../../contract/entry-check.ts';
import { useFormats } from '../../i18n/useFormats.ts';

export function SheetHead({ sheet }: { sheet: CheckSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const minutes = Math.max(0, Math.round((Date.parse(sheet.enteredAt) - Date.parse(sheet.receivedAt)) / 60_000));
  return (
    <div className="sheet-head">
      <h2>
        <Link to="/orders/$orderId" params={{ orderId: sheet.id }}>
          {sheet.number}
        </Link>
      </h2>
      <span className="tag plain">{sheet.shop.name}</span>
      <span className="tag plain">{t(`orders.channel.${sheet.channel}`)}</span>
      {sheet.ciphered && <span className="tag">{t('check.ciphered')}</span>}
      <span className="sub">
        {sheet.enteredBy
          ? t('check.taken', {
              who: sheet.takenBy ?? sheet.enteredBy,
              at: formats.when(sheet.receivedAt),
              by: sheet.enteredBy,
              minutes: formats.number(minutes),
            })
          : t('check.came', { at: formats.when(sheet.receivedAt), entered: formats.when(sheet.enteredAt) })}
      </span>
    </div>
  );
}
