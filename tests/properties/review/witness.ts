/**
 * A witness beside the gate: a trigger of the test database keeps what stood in an order when its execution went on (preparing
 * began, a parcel was packed, a parcel left by our own scan), and it is judged here without the gate's code. (OS-3.3)
 */
import type pg from 'pg';
import type { ContentGroup } from '../../../contract/facts.ts';
import type { Order } from '../../../server/src/modules/orders/index.ts';
import { contentHash } from '../../../server/src/modules/review/index.ts';

/**
 * At commit, so that steps of the same flush are seen. Unpacking leads back to `preparing` and executes nothing; what a platform
 * reports as sent has left by no scan of ours and begins its life as handed over.
 */
const triggers = `
  create table executions (order_id uuid, act text, record jsonb, lines jsonb, steps jsonb);
  create function keep_execution(subject uuid, act text) returns void language sql as $$
    insert into executions select o.id, act, to_jsonb(o), (select jsonb_agg(to_jsonb(l) order by l.line_no) from order_lines l where l.order_id = o.id),
      (select jsonb_agg(each.step) from review_rounds r cross join lateral (
          select to_jsonb(s) || jsonb_build_object('approvers', (select count(distinct d.person_id) from review_decisions d
              where d.step_id = s.id and d.kind = 'approve' and d.withdrawn_at is null and d.details->>'seen' = encode(s.seen, 'hex'))) as step
            from review_steps s where s.round_id = r.id and s.state not in ('voided', 'dropped')
          union all select p || jsonb_build_object('state', 'approved', 'seen', concat(chr(92), 'x', p->>'seen')) from jsonb_array_elements(r.passed) p) each
        where r.order_id = o.id and r.no = (select max(no) from review_rounds where order_id = o.id))
      from orders o where o.id = subject $$;
  create function order_executes() returns trigger language plpgsql security definer as $$
    begin perform keep_execution(new.id, 'prepare'); return null; end $$;
  create function parcel_executes() returns trigger language plpgsql security definer as $$
    begin perform keep_execution(new.order_id, case new.state when 'packed' then 'pack' else 'hand-over' end); return null; end $$;
  create constraint trigger keep_preparing after update on orders deferrable initially deferred
    for each row when (old.stage in ('entered', 'checked') and new.stage in ('preparing', 'prepared')) execute function order_executes();
  create constraint trigger keep_packing after insert on shipments deferrable initially deferred
    for each row when (new.state = 'packed') execute function parcel_executes();
  create constraint trigger keep_leaving after update on shipments deferrable initially deferred
    for each row when (old.state = 'packed' and new.state = 'handed-over') execute function parcel_executes();`;

export async function callWitness(owner: pg.Client): Promise<void> {
  await owner.query(triggers);
}

type Kept = Record<string, unknown>;

/** JSON of a row back to what the row was: bytes and instants. */
function revived(row: Kept): Kept {
  const value = (one: unknown): unknown => {
    if (typeof one !== 'string') return one;
    if (one.startsWith('\\x')) return Buffer.from(one.slice(2), 'hex');
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(one) ? new Date(one) : one;
  };
  return Object.fromEntries(
    Object.entries(row).map(([name, one]) => [name, /^qty_/.test(name) ? String(one) : value(one)]),
  );
}

export interface Testimony {
  /** What was seen: prepare, pack, hand-over. */
  acts: string[];
  /** Orders that went on without valid approvals, with what they did and what was wrong. */
  leaked: string[];
  /** Whether some of them had a step that several approved jointly. */
  jointly: boolean;
}

const isByPeople = (step: Kept): boolean => step['by_rule'] === false && step['state'] === 'approved';

/** Fewer people approved exactly this than were to decide jointly; what a rule passed needs nobody. */
const isShort = (step: Kept): boolean => isByPeople(step) && Number(step['approvers']) < Number(step['needed']);

/** What the witness saw since it was last heard. */
export async function hearWitness(owner: pg.Client): Promise<Testimony> {
  const { rows } = await owner.query<{
    order_id: string;
    act: string;
    record: Kept;
    lines: Kept[];
    steps: Kept[] | null;
  }>(`with gone as (delete from executions returning *) select * from gone`);
  const leaked = rows.flatMap(({ order_id, act, record, lines, steps }) => {
    const content = { record: revived(record), lines: lines.map(revived) } as unknown as Order;
    const wrong = (steps ?? []).filter(
      (step) =>
        step['state'] !== 'approved' ||
        isShort(step) ||
        !contentHash(content, step['looks'] as ContentGroup[]).equals(
          Buffer.from(String(step['seen']).slice(2), 'hex'),
        ),
    );
    if (steps !== null && steps.length > 0 && wrong.length === 0) return [];
    return [
      `${order_id} ${act}: ${wrong.map((step) => `${String(step['name'])} ${String(step['state'])}`).join(', ')}`,
    ];
  });
  const joint = rows.some(({ steps }) => steps?.some((step) => isByPeople(step) && Number(step['needed']) > 1));
  return { acts: rows.map((row) => row.act), leaked, jointly: joint };
}
