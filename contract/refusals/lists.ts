/** Refusals of saved views and exports. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const listRefusals = {
  DUE_NEEDS_A_QUEUE: refusal(
    422,
    '“全部”按录入时间排列，不能按时限筛选',
    'The list of all orders is sorted by entry and cannot be filtered by deadline',
    '换到一个在办队列再筛时限',
    'Choose an open queue and filter there',
  ),
  HOUR_NEEDS_A_STEP: refusal(
    422,
    '没有说明是今日的什么，不能按小时筛选',
    'An hour cannot be asked for without what happened in it today',
    '先选“今日”的一项，如录入或发货，再选小时',
    'Choose what happened today first, such as entered or shipped, then its hour',
  ),
  VIEW_NAME_TAKEN: refusal(
    409,
    '你已有同名视图',
    'You already have a view of this name',
    '换一个名字，或更新原来的视图',
    'Choose another name, or update the view',
  ),
  TOO_MANY_VIEWS: refusal(
    409,
    '视图已满 {max} 个',
    'There are {max} views already',
    '先删除不用的视图',
    'Remove a view that is no longer used',
  ),
  DEFAULT_NOT_SHARED: refusal(
    422,
    '只能设为已共享角色的默认视图',
    'A view can be the first only for roles that it is shared with',
    '先共享给这个角色',
    'Share it with the role first',
  ),
  REASON_MISSING: refusal(
    422,
    '导出明文要写事由',
    'An export in clear needs a reason',
    '写明用途，会记入查阅记录',
    'Say what it is for; it is kept in the access log',
  ),
  LOOK_REASON_MISSING: refusal(
    422,
    '制度要求写明查看理由',
    'The policy asks why personal data is looked at',
    '写明为何查看，会记入查阅记录',
    'Say why; it is kept in the access log',
  ),
  EXPORT_EXPIRED: refusal(410, '这次导出已过期', 'This export is too old to be fetched', '重新导出', 'Export again'),
} satisfies Record<string, RefusalText>;
