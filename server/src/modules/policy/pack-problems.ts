// Everything that can be wrong with a policy pack: one entry per code, with what it says and how it is mended, in zh-CN
// and en. Whoever edits a pack sees all of them at once, each at its file, line and column.
import type { Words } from './pack.ts';

/** The word, limit or other place that the message names. */
export type ProblemParams = Readonly<Record<string, string>>;

export interface PolicyProblem {
  code: ProblemCode;
  file: string;
  line: number;
  column: number;
  message: Words;
  remedy: Words;
}

interface Entry {
  message: (p: ProblemParams) => Words;
  remedy: Words;
}

const say = (zh: string, en: string): Words => ({ zh, en });

const shape = {
  BAD_YAML: {
    message: (p) => say(`不是有效的 YAML：${p.detail}`, `Not valid YAML: ${p.detail}`),
    remedy: say('检查此行的缩进、引号和冒号', 'Check indentation, quotes and colons on this line'),
  },
  DUPLICATE_KEY: {
    message: (p) => say(`同一层里重复的键：${p.word}`, `The key ${p.word} stands twice in the same place`),
    remedy: say('只保留一个', 'Keep one of them'),
  },
  MISSING_FIELD: {
    message: (p) => say(`缺少 ${p.word}`, `${p.word} is missing`),
    remedy: say('补上此项', 'Add the field'),
  },
  MISSING_TEXT: {
    message: (p) => say(`缺少文字：${p.word}`, `The words of ${p.word} are missing`),
    remedy: say('中文（zh）和英文（en）都要写', 'Write both zh and en'),
  },
  MISSING_NOTE: {
    message: (p) => say(`推定的规则 ${p.word} 没有说明`, `The assumed rule ${p.word} has no note`),
    remedy: say('用 note 写明制度没有给出什么', 'Say in note what the policy text does not give'),
  },
  UNKNOWN_FIELD: {
    message: (p) => say(`不认识的字段：${p.word}`, `Unknown field: ${p.word}`),
    remedy: say('检查拼写，或删除', 'Check the spelling, or remove it'),
  },
  UNKNOWN_KIND: {
    message: (p) => say(`不认识的规则种类：${p.word}`, `Unknown kind of rule: ${p.word}`),
    remedy: say('改用已有的种类，如 deadline、timeout、check', 'Use a known kind, such as deadline, timeout or check'),
  },
  WRONG_TYPE: {
    message: (p) =>
      say(`${p.word} 的类型不对，应为 ${p.expected}`, `${p.word} has the wrong type, expected ${p.expected}`),
    remedy: say('按要求的类型改写', 'Write it in the type asked for'),
  },
  BAD_VALUE: {
    message: (p) =>
      say(`${p.word} 的值不在允许范围：${p.expected}`, `${p.word} is out of what is allowed: ${p.expected}`),
    remedy: say('改为允许的值', 'Use an allowed value'),
  },
  BAD_DURATION: {
    message: (p) => say(`${p.word} 不是可用的时长或比例`, `${p.word} is not a usable length of time or share`),
    remedy: say('写成 30m、24h、7d、3y、50% 或 -4h', 'Write 30m, 24h, 7d, 3y, 50% or -4h'),
  },
  BAD_AUDIENCE: {
    message: (p) => say(`${p.word} 不是可以通知的对象`, `${p.word} is nobody that can be told`),
    remedy: say('写部门、部门.lead、role.角色 或 owner', 'Write a department, department.lead, role.NAME or owner'),
  },
  BAD_CLAUSE_ID: {
    message: (p) => say(`条款编号不对：${p.word}`, `Not a clause id: ${p.word}`),
    remedy: say('写成 OT-3.1 的样子，并与文件的 policy 一致', 'Write it like OT-3.1, under the policy of its file'),
  },
  BAD_EFFECTIVE_DATE: {
    message: () => say('生效时间无效', 'The effective date is not valid'),
    remedy: say('写成 2026-01-01T00:00:00+08:00，必须带时区', 'Write 2026-01-01T00:00:00+08:00, with its zone'),
  },
  UNKNOWN_PLACEHOLDER: {
    message: (p) => say(`条文引用了不存在的规则数值：${p.word}`, `The text names a number that no rule has: ${p.word}`),
    remedy: say('写成 {规则名.target} 这样的引用', 'Write {rule-name.target}, with a rule of this clause'),
  },
} satisfies Record<string, Entry>;

const meaning = {
  DUPLICATE_CLAUSE: {
    message: (p) => say(`条款 ${p.word} 已在 ${p.other} 写过`, `Clause ${p.word} already stands at ${p.other}`),
    remedy: say('合并为一条', 'Join them into one'),
  },
  DUPLICATE_RULE: {
    message: (p) => say(`规则 ${p.word} 已在 ${p.other} 写过`, `Rule ${p.word} already stands at ${p.other}`),
    remedy: say('给规则换一个名字', 'Give the rule another name'),
  },
  UNKNOWN_FACT: {
    message: (p) => say(`不认识的事实：${p.word}`, `Unknown fact: ${p.word}`),
    remedy: say('只能用已登记的事实', 'Use one of the documented facts'),
  },
  UNKNOWN_EVENT: {
    message: (p) => say(`不认识的事件：${p.word}`, `Unknown event: ${p.word}`),
    remedy: say('只能用已登记的事件，如 order.paid', 'Use a documented event, such as order.paid'),
  },
  UNKNOWN_DEPARTMENT: {
    message: (p) => say(`不认识的部门：${p.word}`, `Unknown department: ${p.word}`),
    remedy: say('只能用已登记的部门', 'Use a documented department'),
  },
  UNKNOWN_ROLE: {
    message: (p) => say(`不认识的角色：${p.word}`, `Unknown role: ${p.word}`),
    remedy: say('只能用已登记的角色', 'Use a documented role'),
  },
  UNKNOWN_ACTION: {
    message: (p) => say(`系统没有这个动作：${p.word}`, `There is no such action: ${p.word}`),
    remedy: say('用系统已有的动作名', 'Use the name of an action of the system'),
  },
  UNKNOWN_METRIC: {
    message: (p) => say(`不认识的指标公式：${p.word}`, `Unknown metric formula: ${p.word}`),
    remedy: say('用已登记的公式名', 'Use the name of a documented formula'),
  },
  UNKNOWN_PART: {
    message: (p) =>
      say(`assumed 列出了规则没有的参数：${p.word}`, `assumed lists a parameter that the rule lacks: ${p.word}`),
    remedy: say('只列规则写出的参数', 'List only parameters that the rule states'),
  },
  BAD_CONDITION: {
    message: (p) => say(`条件写错了：${p.detail}`, `The condition is wrong: ${p.detail}`),
    remedy: say('按 CEL 的写法改', 'Mend the CEL expression'),
  },
  CONDITION_NOT_BOOLEAN: {
    message: (p) => say(`条件的结果是 ${p.detail}，不是真假`, `The condition yields ${p.detail}, not true or false`),
    remedy: say('写成一个判断', 'Write a comparison'),
  },
  LADDER_OUT_OF_ORDER: {
    message: (p) => say(`预警档 ${p.word} 不晚于上一档`, `The rung at ${p.word} is not later than the one before`),
    remedy: say('从早到晚排列', 'Put the rungs in order of time'),
  },
  LADDER_BEYOND_TARGET: {
    message: (p) => say(`预警档 ${p.word} 落在时限之外`, `The rung at ${p.word} lies outside the target`),
    remedy: say('预警要在开始之后、到时或之前', 'A rung lies after the start and at the limit or before it'),
  },
  OVERLAPPING_DEADLINES: {
    message: (p) =>
      say(
        `与 ${p.other} 的 ${p.word} 管同一段时间，条件可能同时成立`,
        `Overlaps ${p.word} at ${p.other}: same span, and both conditions can hold`,
      ),
    remedy: say('让两条的 when 互相排斥', 'Make the two conditions exclude each other'),
  },
  PLATFORM_CLOCK_PAUSED: {
    message: (p) => say(`平台时限 ${p.word} 不能暂停`, `The platform's clock ${p.word} cannot pause`),
    remedy: say('删去 pause（OT-4.4）', 'Remove pause (OT-4.4)'),
  },
  WORKING_DAYS_UNCLEAR: {
    message: (p) => say(`工作时间不能按天写：${p.word}`, `Working time is not written in days: ${p.word}`),
    remedy: say('改写为小时', 'Write hours'),
  },
  DUPLICATE_NAME: {
    message: (p) => say(`${p.word} 这个名字用了两次`, `The name ${p.word} is used twice`),
    remedy: say('换一个名字', 'Use another name'),
  },
  MIXED_UNITS: {
    message: (p) => say(`${p.word} 与算式里其他事实的单位不同`, `${p.word} has another unit than the rest of the sum`),
    remedy: say('只加减同一单位的事实', 'Add and take away facts of one unit only'),
  },
  RETENTION_UNDER_FLOOR: {
    message: (p) =>
      say(
        `${p.word} 的保留期短于法定 ${p.zh}（${p.lawZh}）`,
        `${p.word} is kept shorter than the law's ${p.en} (${p.lawEn})`,
      ),
    remedy: say('延长到法定期限以上', 'Keep it at least as long as the law says'),
  },
  PENALTY_OVER_WAGE_CAP: {
    message: (p) =>
      say(
        `扣减 ${p.word} 超过当月工资的 ${p.zh}（${p.lawZh}）`,
        `A deduction of ${p.word} exceeds ${p.en} of the month's wage (${p.lawEn})`,
      ),
    remedy: say('降到上限以内', 'Bring it under the cap'),
  },
} satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof shape | keyof typeof meaning;

export const problemTexts: Readonly<Record<ProblemCode, Entry>> = { ...shape, ...meaning };

export interface Place {
  file: string;
  line: number;
  column: number;
}

export function problemAt(place: Place, code: ProblemCode, params: ProblemParams = {}): PolicyProblem {
  const { message, remedy } = problemTexts[code];
  return { code, file: place.file, line: place.line, column: place.column, message: message(params), remedy };
}

export function inOrderOfPlace(problems: readonly PolicyProblem[]): PolicyProblem[] {
  const byFile = (a: PolicyProblem, b: PolicyProblem) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return [...problems].sort((a, b) => byFile(a, b) || a.line - b.line || a.column - b.column);
}
