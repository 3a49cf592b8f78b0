/** Refusals of the customers module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const customerRefusals = {
  CUSTOMER_USCC_TAKEN: refusal(
    409,
    '已有客户使用这个统一社会信用代码',
    'A customer with this credit code exists',
    '打开已有客户',
    'Open the existing customer',
  ),
  CUSTOMER_ERASED: refusal(
    409,
    '客户的个人信息已删除',
    'The personal data of this customer was erased',
    '需要时新建客户',
    'Add a new customer if one is needed',
  ),
  TERMS_NEED_LIMIT: refusal(
    422,
    '账期客户需要信用额度',
    'Credit terms need a credit limit',
    '填写信用额度，或改为先款后货',
    'Give a credit limit, or ask for payment in advance',
  ),
} as const satisfies Record<string, RefusalText>;
