/**
 * Which money came in: part payments too, on the day on which they happened. What was given back takes nothing away from it, and another
 * currency than the company's is no part of its sum. (PD-3.1)
 */
import { settingInSql } from '../../kernel/settings.ts';
import type { MoneyWithin } from '../orders/index.ts';

export const received: MoneyWithin = (within) =>
  `select p.order_id, p.amount from payments p
    where p.kind <> 'refund' and ${within('p.occurred_at')} and p.currency = ${settingInSql('company.currency')}`;
