// Reads the YAML of a policy pack and tells every error of its form at once, each with file, line, column and remedy.
// What the words mean is judged afterwards, by check-pack.ts; a clause or rule with an error is left out of that.
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import { fillText } from './clause-text.ts';
import { assembleClause, clauseHead, isRuleKind } from './pack.ts';
import type { Clause, RuleParameters } from './pack.ts';
import { inOrderOfPlace, problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem, ProblemCode, ProblemParams } from './pack-problems.ts';
import { ruleKinds } from './rule-kinds.ts';
import { words } from './rule-parts.ts';
import { schemaProblems } from './schema-problems.ts';
import type { SchemaProblem, YamlPath } from './schema-problems.ts';

export interface PackFile {
  file: string;
  text: string;
}

export interface PackClause {
  clause: Clause;
  /** As written, before durations were read: what a stored version keeps. */
  body: unknown;
  /** Where each rule of `clause.rules` stands among the rules as written. */
  ruleNumbers: readonly number[];
  /** Where a part of the clause stands; `offset` counts inside a scalar. */
  place(path: YamlPath, offset?: number): Place;
}

export interface Pack {
  clauses: PackClause[];
}

const packFile = z.strictObject({
  policy: z.string().regex(/^[A-Z]{2}$/),
  title: words,
  clauses: z.array(z.unknown()).min(1),
});

export function readPack(files: readonly PackFile[]): { pack: Pack; problems: PolicyProblem[] } {
  const clauses: PackClause[] = [];
  const problems: PolicyProblem[] = [];
  for (const file of files) readFile(file, clauses, problems);
  return { pack: { clauses }, problems: inOrderOfPlace(problems) };
}

function readFile({ file, text }: PackFile, clauses: PackClause[], problems: PolicyProblem[]): void {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    const repeated = error.code === 'DUPLICATE_KEY';
    const params: ProblemParams = repeated
      ? { word: text.slice(error.pos[0], error.pos[1]).split(':')[0] ?? '' }
      : { detail: error.message };
    problems.push(problemAt({ file, line, column: col }, repeated ? 'DUPLICATE_KEY' : 'BAD_YAML', params));
  }
  // After a syntax error the structure cannot be trusted; after a repeated key it can.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return;
  const source = new Source(file, text, document, lines);
  const alias = source.firstAlias();
  if (alias) {
    problems.push(problemAt(alias, 'BAD_YAML', { detail: 'a pack has no aliases; every rule states its own values' }));
    return;
  }
  const raw: unknown = document.toJS();
  const read = packFile.safeParse(raw);
  if (!read.success) {
    problems.push(...source.problems(schemaProblems(read.error.issues, raw, [])));
    return;
  }
  read.data.clauses.forEach((body, index) => {
    const clause = readClause(source, body, ['clauses', index], read.data.policy, problems);
    if (clause) clauses.push(clause);
  });
}

function readClause(
  source: Source,
  body: unknown,
  path: YamlPath,
  policy: string,
  problems: PolicyProblem[],
): PackClause | undefined {
  const tell = (code: ProblemCode, at: YamlPath, params: ProblemParams) =>
    problems.push(problemAt(source.place([...path, ...at]), code, params));
  const head = clauseHead.safeParse(body);
  if (!head.success) problems.push(...source.problems(schemaProblems(head.error.issues, body, path)));
  const written = (body as { rules?: unknown } | null)?.rules;
  const rules = readRules(source, Array.isArray(written) ? written : [], [...path, 'rules'], problems);
  if (!head.success) return undefined;
  const { id, text } = head.data;
  if (!id.startsWith(`${policy}-`)) tell('BAD_CLAUSE_ID', ['id'], { word: id });
  const allRead = rules.length === head.data.rules.length;
  for (const language of ['zh', 'en'] as const) {
    const unknown = fillText(
      text[language],
      rules.map((each) => each.rule),
      language,
    ).unknown;
    if (allRead) for (const word of unknown) tell('UNKNOWN_PLACEHOLDER', ['text', language], { word });
  }
  return {
    clause: assembleClause(
      head.data,
      rules.map((each) => each.rule),
    ),
    body,
    ruleNumbers: rules.map((each) => each.number),
    place: (at, offset) => source.place([...path, ...at], offset),
  };
}

function readRules(
  source: Source,
  written: readonly unknown[],
  path: YamlPath,
  problems: PolicyProblem[],
): { rule: RuleParameters; number: number }[] {
  return written.flatMap((raw, number) => {
    const at = [...path, number];
    const kind = (raw as { kind?: unknown } | null)?.kind;
    if (!isRuleKind(kind)) {
      const missing = kind === undefined || kind === null;
      const params = { word: missing ? 'kind' : String(kind) };
      problems.push(problemAt(source.place([...at, 'kind']), missing ? 'MISSING_FIELD' : 'UNKNOWN_KIND', params));
      return [];
    }
    const read = ruleKinds[kind].safeParse(raw);
    if (read.success) return [{ rule: read.data, number }];
    problems.push(...source.problems(schemaProblems(read.error.issues, raw, at)));
    return [];
  });
}

/** One file, and where its parts stand. */
class Source {
  private readonly file: string;
  private readonly text: string;
  private readonly document: Document;
  private readonly lines: LineCounter;

  constructor(file: string, text: string, document: Document, lines: LineCounter) {
    this.file = file;
    this.text = text;
    this.document = document;
    this.lines = lines;
  }

  problems(found: readonly SchemaProblem[]): PolicyProblem[] {
    return found.map((each) =>
      problemAt(each.atKey ? this.keyPlace(each.path) : this.place(each.path), each.code, each.params),
    );
  }

  /** The value's place; of something that is missing, the nearest part that holds it. */
  place(path: YamlPath, offset = 0): Place {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node: unknown = depth === 0 ? this.document.contents : this.document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      const start = node.range[0];
      const quoted = /["']/.test(this.text[start] ?? '') ? 1 : 0;
      return this.at(depth === path.length && isScalar(node) && offset > 0 ? start + quoted + offset : start);
    }
    return this.at(0);
  }

  /** An alias has no place of its own, and a few of them can stand for more than memory holds. */
  firstAlias(): Place | undefined {
    let found: Place | undefined;
    visit(this.document, {
      Alias: (_key, node) => {
        found = this.at(node.range?.[0] ?? 0);
        return visit.BREAK;
      },
    });
    return found;
  }

  private keyPlace(path: YamlPath): Place {
    const parent: unknown = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find((each) => isScalar(each.key) && each.key.value === path.at(-1))
      : undefined;
    return isNode(pair?.key) && pair.key.range ? this.at(pair.key.range[0]) : this.place(path);
  }

  private at(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line, column: col };
  }
}
