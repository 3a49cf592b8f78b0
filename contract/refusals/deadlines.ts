/** Refusals of the deadlines module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const deadlineRefusals = {
  CALENDAR_WITHOUT_WORK: refusal(
    422,
    '日历里一周没有一个工作时段',
    'The calendar has not one shift in the week',
    '至少给一天写上班次，如 08:30–12:00',
    'Give at least one day a shift, such as 08:30–12:00',
  ),
} as const satisfies Record<string, RefusalText>;
