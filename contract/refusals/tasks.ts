/** Refusals of the tasks module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const taskRefusals = {
  TASK_TAKEN: refusal(
    409,
    '{name}已领取这项待办',
    '{name} has taken this task',
    '请{name}转交，或办别的',
    'Ask {name} to hand it over, or take another',
  ),
  TASK_ENDED: refusal(409, '这项待办已经结束', 'This task has ended', '重新载入待办', 'Load the inbox again'),
  TASK_NOT_YOURS: refusal(
    403,
    '这项待办不在您手上',
    'This task is not in your hands',
    '请经手人转交，或先领取',
    'Ask who holds it to hand it over, or take it first',
  ),
  TASK_ENDS_BY_EVENT: refusal(
    409,
    '这项待办在订单“{event}”时自动完成，不能手工报完成',
    'This task ends by itself with "{eventEn}"; it cannot be reported done',
    '打开订单，办理对应的动作',
    'Open the order and take the step itself',
  ),
  TASK_PERSON_AWAY: refusal(
    409,
    '{name}不在岗',
    '{name} is away',
    '转交给在岗的同事',
    'Hand it to a colleague who is here',
  ),
  TASK_OUT_OF_THEIR_REACH: refusal(
    422,
    '{name}管不到这张订单的店铺或仓库',
    'The shop or warehouse of this order is outside of what {name} looks after',
    '选择管这个店铺或仓库的同事',
    'Choose a colleague who looks after it',
  ),
} as const satisfies Record<string, RefusalText>;
