/** Refusals of the policy module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const policyRefusals = {
  CLAUSE_VERSION_TAKEN: refusal(409, '条款 {clause} 的第 {version} 版已发布，不能改写', 'Version {version} of clause {clause} is published and cannot be changed', '提高版本号', 'Raise the version number'),
  CLAUSE_MALFORMED: refusal(422, '条款内容不合格式', 'The clause is not well-formed', '用 luyue policy check 查看每一处错误', 'See every fault with luyue policy check'),
} as const satisfies Record<string, RefusalText>;
