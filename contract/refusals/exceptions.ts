/** Refusals of the exceptions module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const exceptionRefusals = {
  CAUSE_UNKNOWN: refusal(
    422,
    '制度里没有「{kind}」这种原因',
    'The policy knows no cause "{kind}"',
    '从列出的种类里选，或在制度里加一种',
    'Choose one that is listed, or add it to the policy',
  ),
  EXCEPTION_IS_OPEN: refusal(
    409,
    '这一单已有一张同类的异常单在处理',
    'The order has an open exception of this kind',
    '在那一张上接着处理：{number}',
    'Go on with that one: {number}',
  ),
  EXCEPTION_SETTLED: refusal(
    409,
    '这张异常单已经办结',
    'The exception is settled',
    '要接着办，先重新打开',
    'Reopen it to go on',
  ),
  EXCEPTION_UNSETTLED: refusal(
    409,
    '这张异常单还没有处理结果',
    'The exception has no result yet',
    '先登记处理结果',
    'Record the result first',
  ),
  EXCEPTION_TAKEN: refusal(
    409,
    '{name} 已接手',
    '{name} has taken it',
    '请对方或主管转交',
    'Ask that person or the head to hand it over',
  ),
  IMPROVEMENT_MISSING: refusal(
    409,
    '还没有定改进措施',
    'No improvement is planned',
    '先定措施、负责人和日期',
    'Plan it first, with a person and a date',
  ),
  IMPROVEMENT_DATE_PAST: refusal(
    422,
    '日期已经过去',
    'The date has passed',
    '选今天或以后的日期',
    'Choose today or later',
  ),
} as const satisfies Record<string, RefusalText>;
