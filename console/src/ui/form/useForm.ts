/**
 * A form over a schema of the contract: faults are told at the field as soon as it was left, by the same rules as the server's;
 * the server's refusal replaces them. What was typed is kept as a draft where it is nobody's personal data, and leaving asks first.
 */
import { use, useEffect, useState } from 'react';
import type { z } from 'zod';
import { ProblemError } from '../../app/problem.ts';
import { schemaIssue } from '../../app/schemaIssue.ts';
import { Session } from '../../app/session.ts';
import { clearDraft, readDraft, writeDraft } from './drafts.ts';
import { keptOf, takenUp, type Kept } from './kept.ts';

/** What a form needs of a schema: the contract's own, or plainSchema.ts on the pages before sign-in. */
export interface FormSchema {
  safeParse: (input: unknown) => { error?: { issues: readonly z.core.$ZodIssue[] } | undefined };
}

export interface FormOptions<V> {
  schema: FormSchema;
  initial: V;
  /** From what is typed to what is sent. */
  toInput: (values: V) => Record<string, unknown>;
  send: (input: Record<string, unknown>) => Promise<unknown>;
  /** Where the draft is kept, for its writer alone; none for secrets and personal data. */
  draft?: string | undefined;
}

export interface Form<V> {
  values: V;
  set: <K extends keyof V>(name: K, value: V[K]) => void;
  /** The refusal to show at the fields: of the schema for what was touched, else the server's. */
  error: unknown;
  /** The server's refusal of the whole. */
  refused: unknown;
  busy: boolean;
  dirty: boolean;
  /** What would be lost by leaving now; what is on its way is not, and what comes of it may leave by itself. */
  unsaved: boolean;
  restored: boolean;
  /** A field was left; of a field within another, its path. */
  leave: (name: string) => void;
  submit: () => void;
  reset: () => void;
}

export function useForm<V extends object>({ schema, initial, toInput, send, ...options }: FormOptions<V>): Form<V> {
  const draft = useOwn(options.draft);
  const [values, setValues] = useState<V>(() => takenUp(initial, (draft && readDraft<Kept<V>>(draft)) || {}));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const kept = JSON.stringify(keptOf(initial, values));
  const dirty = !sent && kept !== '{}';
  const [restored] = useState(dirty);
  useDraft(draft, dirty, kept);
  const input = toInput(values);
  const submit = async () => {
    const parsed = schema.safeParse(input);
    if (parsed.error) return setTouched(new Set(parsed.error.issues.map((issue) => String(issue.path[0]))));
    setBusy(true);
    setRefused(undefined);
    try {
      await send(input);
      setSent(true);
      if (draft) clearDraft(draft);
    } catch (problem) {
      setRefused(problem);
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  return {
    values,
    set: (name, value) => {
      setSent(false);
      setRefused(undefined);
      setValues((now) => ({ ...now, [name]: value }));
    },
    error: faultsOf(schema, input, touched) ?? refused,
    refused,
    busy,
    dirty,
    unsaved: dirty && !busy,
    restored,
    leave: (name) => setTouched((now) => (now.has(name) ? now : new Set(now).add(name))),
    submit: () => void submit(),
    reset: () => {
      setValues(initial);
      setTouched(new Set());
      setRefused(undefined);
    },
  };
}

/** Whoever signs in at the same desk finds nobody else's drafts. */
function useOwn(draft: string | undefined): string | undefined {
  const writer = use(Session);
  return draft && writer && `${writer.id}.${draft}`;
}

function useDraft(draft: string | undefined, dirty: boolean, kept: string): void {
  useEffect(() => {
    if (!draft) return;
    if (dirty) writeDraft(draft, JSON.parse(kept) as object);
    else clearDraft(draft);
  }, [draft, dirty, kept]);
}

/** What the schema complains of at fields that were touched, as the refusal that the server would send. */
function faultsOf(schema: FormSchema, input: unknown, touched: ReadonlySet<string>): ProblemError | undefined {
  if (touched.size === 0) return undefined;
  const issues = (schema.safeParse(input).error?.issues ?? [])
    .filter(({ path }) => path.some((_, n) => touched.has(path.slice(0, n + 1).join('.'))))
    .map((issue) => schemaIssue(issue, issue.path.join('.')));
  return issues.length > 0 ? new ProblemError({ status: 422, code: 'INPUT_INVALID', issues }) : undefined;
}
