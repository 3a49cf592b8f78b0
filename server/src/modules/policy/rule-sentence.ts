/** Says a rule as one sentence in both languages, for pages where people read rules instead of parameters. (OT-6, PD-6.3) */
import { departments, orderEvents, orderStages, retentionWords, roles } from '../../../../contract/vocabulary.ts';
import { metricFormulas } from '../../../../contract/metrics.ts';
import { audienceWords, type Audience } from './audience.ts';
import { durationWords } from './duration.ts';
import type { Rule, RuleOf, Words } from './pack.ts';

const say = (zh: string, en: string): Words => ({ zh, en });
const listed = (all: readonly Words[]): Words => say(all.map((w) => w.zh).join('、'), all.map((w) => w.en).join(', '));

function word(list: Readonly<Record<string, Words>>, name: string): Words {
  return list[name] ?? say(name, name);
}
const event = (name: string) => word(orderEvents, name);
const department = (name: string) => word(departments, name);
const role = (name: string) => word(roles, name);
const told = (audiences: readonly Audience[]) => listed(audiences.map(audienceWords));

export function ruleSentence(rule: Rule): Words {
  switch (rule.kind) {
    case 'deadline':
      return deadlineSentence(rule);
    case 'timeout': {
      const after = durationWords(rule.after);
      const stage = word(orderStages, rule.stage);
      return say(
        `${stage.zh}满 ${after.zh}，系统按默认结果处理`,
        `${after.en} after ${stage.en.toLowerCase()}, the system takes the default step`,
      );
    }
    case 'notice':
      return noticeSentence(rule);
    case 'special':
      return specialSentence(rule);
    case 'retention':
      return retentionSentence(rule);
    case 'access': {
      const who = listed(rule.roles.map(role));
      return say(`${who.zh}可以查看，须说明缘由或经批准`, `${who.en} may look, with a reason or an approval`);
    }
    case 'metric': {
      const target = rule.target === undefined ? say('', '') : say(`，目标 ${rule.target}`, `, target ${rule.target}`);
      const formula = word(metricFormulas, rule.formula);
      return say(
        `${rule.title.zh}：${formula.zh}${target.zh}`,
        `${rule.title.en}: ${formula.en.toLowerCase()}${target.en}`,
      );
    }
    case 'cause': {
      const owner = department(rule.department);
      return say(`${rule.title.zh}，由${owner.zh}负责`, `${rule.title.en}, answered for by ${owner.en}`);
    }
    default:
      return 'title' in rule ? rule.title : say(rule.name, rule.name);
  }
}

function deadlineSentence(rule: RuleOf<'deadline'>): Words {
  const start = event(rule.start);
  const stop = listed(rule.stop.map(event));
  const owner = department(rule.department);
  const basis = rule.basis === 'working' ? say('工作时间', ' of working time') : say('自然时间', '');
  if ('until' in rule.target) {
    const source =
      rule.source === 'platform'
        ? say('平台承诺的时间', 'the time promised by the platform')
        : say('承诺的时间', 'the promised time');
    const less = rule.target.less ? durationWords(rule.target.less) : undefined;
    const by = less ? say(`${source.zh}前 ${less.zh}`, `${less.en} before ${source.en}`) : source;
    return say(
      `${start.zh}后，最迟在${by.zh}${stop.zh}（${owner.zh}）`,
      `After "${start.en}": ${stop.en} by ${by.en} (${owner.en})`,
    );
  }
  const target = durationWords(rule.target);
  return say(
    `${start.zh}后 ${target.zh}内${stop.zh}（${owner.zh}，${basis.zh}）`,
    `${stop.en} within ${target.en}${basis.en} of "${start.en}" (${owner.en})`,
  );
}

function noticeSentence(rule: RuleOf<'notice'>): Words {
  const who = told(rule.tell);
  const span = rule.acknowledge ? durationWords(rule.acknowledge) : undefined;
  const confirm = span ? say(`，${span.zh}内表示知悉`, `, who confirm within ${span.en}`) : say('', '');
  return say(`${rule.title.zh}：通知${who.zh}${confirm.zh}`, `${rule.title.en}: ${who.en} are told${confirm.en}`);
}

function specialSentence(rule: RuleOf<'special'>): Words {
  const titles = rule.details.map((detail) => detail.title);
  const asked = titles.length > 0 ? listed(titles) : undefined;
  const asks = asked ? say(`，问清${asked.zh}`, `, settle ${asked.en.toLowerCase()}`) : say('', '');
  const who = told(rule.tell);
  const span = rule.acknowledge ? durationWords(rule.acknowledge) : undefined;
  const working = rule.basis === 'working' ? say('工作时间内', ' of working time') : say('内', '');
  const confirm = span
    ? say(`，${span.zh}${working.zh}表示知悉`, `, who confirm within ${span.en}${working.en}`)
    : say('', '');
  const first = rule.priority === 'high' ? say('，优先处理', '; such orders go first') : say('', '');
  return say(
    `${rule.title.zh}${asks.zh}，通知${who.zh}${confirm.zh}${first.zh}`,
    `${rule.title.en}${asks.en}: ${who.en} are told${confirm.en}${first.en}`,
  );
}

function retentionSentence(rule: RuleOf<'retention'>): Words {
  const what = retentionWords[rule.class];
  if (rule.keep === 'permanent') return say(`${what.zh}永久保留`, `${what.en} are kept for ever`);
  const keep = durationWords(rule.keep);
  return say(`${what.zh}保留 ${keep.zh}`, `${what.en} are kept for ${keep.en}`);
}
