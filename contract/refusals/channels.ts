/** Refusals of connections with platforms, of deliveries and of what goes out. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const channelRefusals = {
  HOOK_SIGNATURE_WRONG: refusal(
    401,
    '签名不对',
    'The signature is wrong',
    '核对密钥；签名按收到的原始字节计算',
    'Check the secret; the signature is computed over the raw bytes',
  ),
  HOOK_STALE: refusal(
    401,
    '推送时间与现在相差超过 {minutes} 分钟',
    'The message is more than {minutes} minutes away from now',
    '校准发送方的时钟，重新签名再发',
    'Set the sender’s clock right, sign again and send again',
  ),
  HOOK_ID_MISSING: refusal(
    400,
    '缺少推送编号',
    'The delivery has no id',
    '按文档带上推送编号的请求头',
    'Send the header with the delivery’s id',
  ),
  SHOP_IS_CONNECTED: refusal(
    409,
    '这个店铺已有连接',
    'The shop is connected already',
    '修改现有连接，或先断开它',
    'Change the present connection, or close it first',
  ),
  CONNECTION_IS_CLOSED: refusal(
    409,
    '连接已断开',
    'The connection is closed',
    '重新连接店铺',
    'Connect the shop again',
  ),
  CONNECTION_SECRET_MISSING: refusal(
    422,
    '缺少密钥',
    'The secret is missing',
    '从平台的应用后台复制密钥',
    'Copy the secret from the platform’s back office',
  ),
  CONNECTION_SECRET_MALFORMED: refusal(
    422,
    '密钥的写法不对',
    'The secret is not well formed',
    '写成 whsec_ 加 base64，24 到 64 字节；留空则自动生成',
    'Write whsec_ and base64 of 24 to 64 bytes; left empty, one is made',
  ),
  DELIVERY_IS_SETTLED: refusal(
    409,
    '这条推送已经处理完',
    'The delivery is settled',
    '重新载入记录',
    'Load the log again',
  ),
  DELIVERY_BODY_GONE: refusal(
    409,
    '内容已过保留期，不能再处理',
    'The content is past its time and cannot be worked again',
    '在平台上重新推送或拉取该单',
    'Have the platform send the order again',
  ),
  ADDRESS_REQUEST_SETTLED: refusal(
    409,
    '这次改址已经处理过',
    'This change of address is settled',
    '重新载入待确认的改址',
    'Load the open changes again',
  ),
  OUTGOING_IS_SETTLED: refusal(
    409,
    '这条回传已经结束',
    'This is sent or given up already',
    '重新载入记录',
    'Load the log again',
  ),
} as const satisfies Record<string, RefusalText>;
