/** What waits to be mended, as people read it: cell by cell in the file's sequence, and by cause. Personal values are masked. (PD-3.2, OS-8.3) */
import {
  listIssueGroups as groupsEndpoint,
  listIssues as listEndpoint,
  type IssueView,
} from '../../../../contract/intake.ts';
import { refusalText } from '../../../../contract/problem.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { maskName, maskPhone } from '../../kernel/mask.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import type { ImportRecord, StoredIssue, WaitingRecord } from './import-record.ts';
import { reachImport } from './import-store.ts';
import { describeIssue } from './issues.ts';

export const listIssues = query(listEndpoint, {
  clauses: ['PD-3.2', 'OS-2.2'],
  run: async (ctx, input) => {
    const record = await reachImport(ctx, input.importId);
    const rows = await waitingPage(ctx, record.id, { after: input.cursor, limit: input.limit + 1, code: input.code });
    const shown = rows.slice(0, input.limit);
    const last = shown[shown.length - 1];
    const items = await issueViews(ctx, record, shown, input.code);
    return rows.length > input.limit && last ? { items, next: writeCursor([last.id]) } : { items };
  },
});

interface Page {
  after?: string | undefined;
  limit: number;
  code?: string | undefined;
}

/** By the place in the file; the cursor names the last row, whose place is looked up. */
export async function waitingPage(ctx: Ctx, importId: string, { after, limit, code }: Page): Promise<WaitingRecord[]> {
  const params: unknown[] = [importId, limit];
  const where = [`import_id = $1 and state = 'waiting'`];
  if (code) where.push(`issues @> $${params.push(JSON.stringify([{ code }]))}::jsonb`);
  if (after)
    where.push(
      `(no, id) > (select no, id from import_rows where id = $${params.push(readCursor(after, ['id'])[0])}::uuid)`,
    );
  return ctx.db.query<WaitingRecord & Record<string, unknown>>(
    `select * from import_rows where ${where.join(' and ')} order by no, id limit $2`,
    params,
  );
}

export async function issueViews(
  ctx: Ctx,
  record: ImportRecord,
  rows: readonly WaitingRecord[],
  code?: string,
): Promise<IssueView[]> {
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  return rows.flatMap((row) =>
    row.issues
      .map((issue, n) => ({ issue, n }))
      .filter(({ issue }) => !code || issue.code === code)
      .map(({ issue, n }) => issueView(ctx, key, row, issue, n)),
  );
}

function issueView(ctx: Ctx, key: DataKey | undefined, row: WaitingRecord, issue: StoredIssue, n: number): IssueView {
  return {
    id: `${row.id}-${n}`,
    rowId: row.id,
    part: issue.part,
    rowNo: issue.row,
    externalNo: row.external_no,
    column: issue.column,
    value: issue.value ?? masked(ctx, key, issue),
    personal: issue.valueEnc !== undefined,
    code: issue.code,
    ...told(issue),
    suggestion: typeof issue.params.suggestion === 'string' ? issue.params.suggestion : null,
  };
}

function masked(ctx: Ctx, key: DataKey | undefined, issue: StoredIssue): string {
  if (!key || issue.valueEnc === undefined) return '';
  const text = ctx.kernel.secrets.decrypt(key, Buffer.from(issue.valueEnc, 'base64'));
  return /^[\d+*\s-]+$/u.test(text) ? maskPhone(text) : maskName(text);
}

/** The texts in both languages; of a refusal, that of the refusal. */
function told(issue: Pick<StoredIssue, 'code' | 'params' | 'column'>): Pick<IssueView, 'what' | 'mend'> {
  const text = (language: 'zh' | 'en') => {
    const refused =
      typeof issue.params.refusal === 'string' ? refusalText(issue.params.refusal, issue.params, language) : undefined;
    const params = refused ? { ...issue.params, reason: refused.title, remedy: refused.remedy } : issue.params;
    return describeIssue({ ...issue, params }, language === 'zh' ? 'zh-CN' : 'en');
  };
  const [zh, en] = [text('zh'), text('en')];
  return { what: { zh: zh.message, en: en.message }, mend: { zh: zh.mend, en: en.mend } };
}

interface GroupRow {
  code: StoredIssue['code'];
  column: string;
  value: string | null;
  rows: number;
  params: StoredIssue['params'];
}

const mostGroups = 200;

/** Unknown codes are one group per code, because each is mended at once; other faults are one group per column. */
export const listIssueGroups = query(groupsEndpoint, {
  clauses: ['PD-3.2'],
  run: async (ctx, input) => {
    const record = await reachImport(ctx, input.importId);
    const rows = await ctx.db.query<GroupRow & Record<string, unknown>>(
      `select i->>'code' as code, i->>'column' as "column", case when i->>'code' like 'SKU\\_%' then i->>'value' end as value,
              count(distinct r.id) as rows, (array_agg(i->'params'))[1] as params
         from import_rows r cross join lateral jsonb_array_elements(r.issues) i
        where r.import_id = $1 and r.state = 'waiting' group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ${mostGroups}`,
      [record.id],
    );
    return {
      items: rows.map(({ params, ...row }) => ({
        ...row,
        ...told({ ...row, params }),
        suggestion: row.value !== null && typeof params.suggestion === 'string' ? params.suggestion : null,
      })),
    };
  },
});
