/** Refusals of the policy module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const policyRefusals = {
  SPECIAL_TAKEN: refusal(
    409,
    '已有特殊订单种类 {kind}',
    'There is a kind of special order {kind} already',
    '换一个英文名称，或用现有的种类',
    'Use another English name, or the kind that is there',
  ),
  SPECIAL_IN_WORDS: refusal(
    409,
    '条款正文写到了种类 {kind}，不能停用',
    'The words of the clause speak of the kind {kind}; it cannot be retired',
    '先在“制度”里改条款正文',
    'Change the words of the clause under Policy first',
  ),
  CLAUSE_VERSION_TAKEN: refusal(
    409,
    '条款 {clause} 的第 {version} 版已发布，不能改写',
    'Version {version} of clause {clause} is published and cannot be changed',
    '提高版本号',
    'Raise the version number',
  ),
  CLAUSE_VERSION_BEHIND: refusal(
    409,
    '条款 {clause} 已有第 {newest} 版，不能再发布第 {version} 版',
    'Clause {clause} already has version {newest}; version {version} cannot follow it',
    '使用更高的版本号',
    'Use a higher version number',
  ),
  CLAUSE_EFFECTIVE_PAST: refusal(
    422,
    '条款 {clause} 的生效时间已过；历史不改写',
    'The effective time of clause {clause} has passed; history is not rewritten',
    '把生效时间改到现在之后',
    'Let it take effect from now on or later',
  ),
  CLAUSE_UNKNOWN: refusal(
    404,
    '没有条款 {clause}',
    'There is no clause {clause}',
    '在制度页查找条款',
    'Find the clause on the policy page',
  ),
  RULE_NOT_ASSUMED: refusal(
    409,
    '规则 {rule} 不是推定的，无需确认',
    'Rule {rule} is not assumed and needs no confirmation',
    '只确认标为推定的规则',
    'Confirm only rules that are marked as assumed',
  ),
  RULE_UNKNOWN: refusal(
    404,
    '条款没有这条规则：{rule}',
    'No clause in force has the rule {rule}',
    '在条款页查看现行规则',
    'See the rules in force on the clause page',
  ),
  CLAUSE_MALFORMED: refusal(
    422,
    '条款有错，不能发布',
    'The clauses have faults and cannot be published',
    '按每一处错误的说明改正后再发布',
    'Mend every fault as it says, then publish again',
  ),
} as const satisfies Record<string, RefusalText>;
