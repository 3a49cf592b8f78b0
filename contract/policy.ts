/** The policy as data: published clause versions, what serves each clause, and where it stands. (OT-6, PD-7) */
import { z } from 'zod';
import { bilingual, endpoint, nothing } from './kit.ts';

const clauseId = z.string().regex(/^[A-Z]{2}-\d+(\.\d+)*$/, 'a clause id such as OT-3.1');
const instantText = z.string();

/** True for the whole rule, or the parameters that the policy's text does not give. */
const assumed = z.union([z.literal(true), z.array(z.string())]).nullable();

export const ruleView = z.object({
  id: z.string().describe('such as OT-3.1/prepare-normal'),
  kind: z.string(),
  name: z.string(),
  sentence: bilingual.describe('the rule as one sentence'),
  assumed,
  note: bilingual.nullable().describe('what the policy’s text does not give'),
  confirmed: z
    .object({ at: instantText, by: z.string() })
    .nullable()
    .describe('who of the company confirmed an assumed rule'),
  parameters: z.record(z.string(), z.unknown()).describe('as the pack writes them'),
  words: z.record(z.string(), bilingual).describe('of its parameters the conditions and the action, in words'),
});
export type RuleView = z.infer<typeof ruleView>;

const versionView = z.object({
  version: z.int(),
  effective: instantText,
  publishedAt: instantText,
  publishedBy: z.string(),
  current: z.boolean(),
});

export const clauseView = z.object({
  id: z.string(),
  version: z.int(),
  effective: instantText,
  title: bilingual,
  text: bilingual,
  current: z.boolean().describe('false for an earlier version, or one that is still to come'),
  assumed: z.boolean().describe('it holds an assumed rule that nobody has confirmed'),
  versions: z.array(versionView),
  rules: z.array(ruleView),
});
export type ClauseView = z.infer<typeof clauseView>;

const serving = {
  served: z.boolean().describe('a tagged test exercised one of its rules or actions'),
  assumed: z.boolean(),
  rules: z.array(z.string()),
  actions: z.array(z.string()),
  metrics: z.array(z.string()),
  pages: z.array(z.string()),
};

export const listClauses = endpoint({
  name: 'policy.clauses',
  route: 'GET /policy/clauses',
  title: { zh: '查看全部条款', en: 'See all clauses' },
  input: nothing,
  output: z.object({ clauses: z.array(clauseView) }),
});

export const getClause = endpoint({
  name: 'policy.clause',
  route: 'GET /policy/clauses/:clause',
  title: { zh: '查看一条条款', en: 'See a clause with all its versions' },
  input: z.strictObject({ clause: clauseId, version: z.coerce.number().int().min(1).optional() }),
  output: clauseView.extend({ serves: z.object(serving) }),
});

export const policyCoverage = endpoint({
  name: 'policy.coverage',
  route: 'GET /policy/coverage',
  title: { zh: '查看条款覆盖', en: 'See what serves each clause' },
  input: nothing,
  output: z.object({ clauses: z.array(z.object({ id: z.string(), title: bilingual, ...serving })) }),
});

export const publishClauses = endpoint({
  name: 'policy.publish',
  route: 'POST /policy/versions',
  title: { zh: '发布条款版本', en: 'Publish clause versions' },
  input: z.strictObject({ clauses: z.array(z.record(z.string(), z.unknown())).min(1).max(300) }),
  output: z.object({ published: z.array(z.string()) }),
});

export const checkPolicy = endpoint({
  name: 'policy.check',
  route: 'POST /policy/check',
  title: { zh: '检查制度文件', en: 'Judge a policy file before it is published' },
  input: z.strictObject({ text: z.string().min(1).max(600_000).describe('the YAML of a policy, such as OT.yaml') }),
  output: z.object({
    problems: z.array(
      z.object({ line: z.int(), column: z.int(), code: z.string(), message: bilingual, remedy: bilingual }),
    ),
    clauses: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        title: bilingual,
        change: z.enum(['new', 'changed', 'same', 'sameVersion']),
        before: z.string().describe('as the newest published version is written; empty for a new clause'),
        after: z.string(),
        body: z.record(z.string(), z.unknown()).describe('what policy.publish takes'),
      }),
    ),
  }),
});

export const confirmRule = endpoint({
  name: 'policy.confirm',
  route: 'POST /policy/confirmations',
  title: { zh: '确认推定的规则', en: 'Confirm an assumed rule' },
  input: z.strictObject({
    rule: z.string().regex(/^[A-Z]{2}-\d+(\.\d+)*\/[a-z][a-z0-9-]*$/, 'a rule id such as OT-3.1/prepare-normal'),
    version: z.int().min(1).describe('the version of the clause that was read'),
  }),
  output: z.object({ rule: z.string(), version: z.int() }),
});

/** The causes that the policy in force names: kinds of hold, kinds of exception. */
export const listCauses = endpoint({
  name: 'policy.causes',
  route: 'GET /policy/causes',
  title: { zh: '原因种类', en: 'Kinds of cause' },
  input: z.strictObject({ of: z.enum(['overdue', 'hold', 'exception']) }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        title: bilingual,
        department: z.string(),
        blocks: z.array(z.string()),
        clause: z.string(),
      }),
    ),
  }),
});
