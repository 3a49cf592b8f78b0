/** Refusals of the kernel: what any endpoint may answer. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const kernelRefusals = {
  INPUT_INVALID: refusal(422, '有字段填得不对', 'Some fields are not right', '按每个字段的说明修改后再提交', 'Mend each field as told and send again'),
  BODY_MALFORMED: refusal(400, '请求内容不是有效的 JSON', 'The body is not valid JSON', '检查引号、逗号和编码（UTF-8）', 'Check quotes, commas and the encoding (UTF-8)'),
  BODY_TOO_LARGE: refusal(413, '请求内容太大', 'The body is too large', '减小内容，或改用文件导入', 'Send less, or import a file'),
  BODY_TOO_DEEP: refusal(422, '请求内容嵌套太深', 'The body is nested too deeply', '最多 {max} 层', 'At most {max} levels'),
  MEDIA_TYPE_UNSUPPORTED: refusal(415, '不支持这种内容类型', 'This content type is not supported', '使用 application/json；文件用 multipart/form-data', 'Use application/json; files as multipart/form-data'),
  TEXT_NOT_STORABLE: refusal(422, '文字里有不能保存的字符', 'The text holds characters that cannot be stored', '去掉空字符（NUL）和残缺的代理对', 'Remove NUL characters and lone surrogates'),
  ROUTE_UNKNOWN: refusal(404, '没有这个地址', 'There is nothing at this address', '查看 /api/openapi.json', 'See /api/openapi.json'),
  NOT_FOUND: refusal(404, '找不到，或不在你的权限范围内', 'Not found, or outside your scope', '核对编号；需要时请管理员扩大范围', 'Check the number; ask an administrator if your scope should be wider'),
  SIGN_IN_REQUIRED: refusal(401, '请先登录', 'Sign in first', '登录，或带上有效的密钥', 'Sign in, or send a valid key'),
  RIGHT_MISSING: refusal(403, '你没有办理此事的权限（{action}）', 'You have no right to do this ({action})', '请有此权限的同事办理，或向管理员申请', 'Ask a colleague who has the right, or an administrator'),
  IDEMPOTENCY_IN_PROGRESS: refusal(409, '同一请求正在办理', 'The same request is in progress', '稍候用同一个 Idempotency-Key 再问', 'Ask again shortly with the same Idempotency-Key'),
  IDEMPOTENCY_KEY_REUSED: refusal(422, '同一个 Idempotency-Key 用在了不同的内容上', 'The Idempotency-Key was used with another body', '换一个新的键', 'Use a new key'),
  IDEMPOTENCY_KEY_INVALID: refusal(400, 'Idempotency-Key 不合要求', 'The Idempotency-Key is not acceptable', '1 到 200 个可打印字符', '1 to 200 printable characters'),
  CHANGED_MEANWHILE: refusal(409, '数据刚被别人改过', 'Somebody changed this meanwhile', '重新载入后再办', 'Load again, then repeat'),
  IF_MATCH_REQUIRED: refusal(428, '修改时必须带上看到的版本', 'An edit must name the version that was seen', '带上 If-Match 头，值为页面的 ETag', 'Send If-Match with the ETag that you saw'),
  IF_MATCH_FAILED: refusal(412, '你看到的已不是最新内容（现在是第 {rev} 版）', 'What you saw is no longer current (now revision {rev})', '重新载入，核对后再改', 'Load again, compare, then edit'),
  TOO_MANY_REQUESTS: refusal(429, '请求太频繁', 'Too many requests', '等 {seconds} 秒再试', 'Wait {seconds} seconds'),
  CURSOR_INVALID: refusal(400, '翻页标记无效', 'The page cursor is not valid', '从第一页重新开始', 'Start again from the first page'),
  FILE_TOO_LARGE: refusal(413, '文件超过 {maxMb} MB', 'The file is larger than {maxMb} MB', '拆成几个文件', 'Split it'),
  VALUE_NOT_STORABLE: refusal(422, '有一个值超出了能保存的范围', 'A value is outside of what can be stored', '检查数字、日期和引用的编号', 'Check numbers, dates and the ids that are referred to'),
  TEMPORARILY_UNAVAILABLE: refusal(503, '数据库暂时连不上', 'The database cannot be reached at the moment', '几秒后用同一个 Idempotency-Key 再试', 'Try again in a few seconds with the same Idempotency-Key'),
  COMPANY_NOT_READY: refusal(503, '公司资料还在准备', 'The company is still being prepared', '稍候再试', 'Try again shortly'),
} as const satisfies Record<string, RefusalText>;
