/** Refusals of the people module. */
import { refusal, type RefusalText } from './refusal-text.ts';

export const peopleRefusals = {
  SIGN_IN_WRONG: refusal(401, '账号或密码不对', 'Account or password is wrong', '核对后再试；忘记密码请联系管理员', 'Check both and try again; ask an administrator for a new password'),
  SIGN_IN_LOCKED: refusal(429, '尝试次数太多，暂时不能登录', 'Too many attempts; sign-in is locked for a while', '等 {seconds} 秒再试', 'Wait {seconds} seconds'),
  ORIGIN_FOREIGN: refusal(403, '请求来自别的网站', 'The request comes from another site', '从本系统的页面操作；程序请用 API 密钥', 'Use this system’s own pages; programs use an API key'),
  ACCOUNT_TAKEN: refusal(409, '账号已被使用', 'The account is taken', '换一个账号', 'Choose another account'),
  PASSWORD_TOO_WEAK: refusal(422, '密码太容易被猜到', 'The password is too easy to guess', '至少 {min} 个字符，不含账号或姓名，也不是一串重复或连续的字符', 'At least {min} characters, without account or name, no repeated or consecutive run'),
  PASSWORD_WRONG: refusal(422, '原密码不对', 'The present password is wrong', '重新输入原密码', 'Type the present password again'),
  ADMIN_EXISTS: refusal(409, '已有管理员', 'There is an administrator already', '请管理员为你添加账号', 'Ask the administrator to add you'),
  LAST_ADMIN: refusal(409, '这是最后一位管理员', 'This is the last administrator', '先让另一位同事成为管理员', 'Make a colleague administrator first'),
  PERSON_INACTIVE: refusal(409, '这位同事已离职', 'This person has left', '选择在职同事', 'Choose an active colleague'),
  HANDOVER_TO_SELF: refusal(422, '工作不能交接给本人', 'Work cannot be handed over to the same person', '选择另一位同事', 'Choose a colleague'),
  KEY_REVOKED: refusal(409, '密钥已作废', 'The key was revoked before', '需要时新建密钥', 'Create a new key if one is needed'),
  KEY_ACTION_UNKNOWN: refusal(422, '没有 {action} 这个动作', 'There is no action {action}', '查看 /api/openapi.json 里的名称', 'See the names in /api/openapi.json'),
  ABSENCE_PERIOD_INVALID: refusal(422, '休假的结束必须晚于开始', 'An absence must end after it starts', '核对起止时间', 'Check start and end'),
  SCOPE_TOO_WIDE: refusal(403, '不能给出自己没有的权限', 'Nobody can give rights that they do not have', '减少权限，或请管理员办理', 'Give less, or ask an administrator'),
} as const satisfies Record<string, RefusalText>;
