// Whose table is it? A module's README.md lists its tables (`Tables: a, b`); SQL anywhere else may not name them, not
// even to read, because then the owner could not change them. Exceptions stand in tidy-tables.json with a reason.
import ts from 'typescript';
import { isCode, isTest } from './source-files.mjs';

const created = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)/gi;
const inSql =
  /\b(?:from|join|into|update|using|truncate|table)\s+(?:only\s+|lateral\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)/gi;
const byName =
  /\.(?:insert|patch|add|selectFrom|insertInto|updateTable|deleteFrom|(?:inner|left|right|full)Join)\(\s*['"`]([a-z_][a-z0-9_]*)/g;

function matches(pattern, text) {
  return [...text.matchAll(pattern)].map((match) => match[1].toLowerCase());
}

/** kernel, supervisor or the module's name; undefined for files that own nothing (wire.ts, entry points, bench). */
function unitOf(path) {
  return /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1] ?? /^server\/src\/(kernel|supervisor)\//.exec(path)?.[1];
}

function tablesIn(readme) {
  const line =
    /^(?:[-*]\s*)?(?:\*\*)?Tables(?: owned)?:?(?:\*\*)?:?\s*(.*(?:\n(?![\n#*-]|\w+:).*)*)/im.exec(readme.text)?.[1] ??
    '';
  if (/^\s*none/i.test(line)) return [];
  return line.match(/[a-z][a-z0-9_]*/g) ?? [];
}

/** Text inside quotes and templates: where SQL is, and prose comments are not. */
function stringsOf(file) {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const texts = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) {
      texts.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ${} '));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts.join('\n');
}

function readOwners(files, known, problems) {
  const owners = new Map();
  for (const readme of files.filter((file) => file.path.endsWith('/README.md') && unitOf(file.path))) {
    for (const table of tablesIn(readme).filter((name) => known.has(name))) {
      const other = owners.get(table);
      if (other) problems.push(`${readme.path}: the table ${table} is already owned by ${other}`);
      owners.set(table, unitOf(readme.path));
    }
  }
  return owners;
}

function missingReadmes(files) {
  const units = new Set(
    files
      .filter(isCode)
      .map((file) => unitOf(file.path))
      .filter((unit) => unit && unit !== 'supervisor'),
  );
  const described = new Set(files.filter((file) => file.path.endsWith('/README.md')).map((file) => unitOf(file.path)));
  return [...units]
    .filter((unit) => !described.has(unit))
    .map((unit) => `${unit} has no README.md with a line "Tables:"`);
}

export function checkTables(files, allowed = { shared: {}, exceptions: [] }) {
  const problems = missingReadmes(files);
  const migrations = files.filter((file) => /^server\/migrations\/.*\.sql$/.test(file.path));
  const known = new Set(migrations.flatMap((file) => matches(created, file.text)));
  const owners = readOwners(files, known, problems);
  for (const table of known) if (!owners.has(table)) problems.push(`the table ${table} is owned by no README.md`);
  const used = new Set();
  const mayUse = (unit, table) => {
    if (owners.get(table) === unit || !owners.has(table) || Object.hasOwn(allowed.shared, table)) return true;
    const at = allowed.exceptions.findIndex((one) => one.module === unit && one.table === table);
    if (at >= 0) used.add(at);
    return at >= 0;
  };
  for (const file of files.filter((one) => isCode(one) && one.path.startsWith('server/src/') && !isTest(one))) {
    const unit = unitOf(file.path);
    const named = new Set(
      [...matches(inSql, stringsOf(file)), ...matches(byName, file.text)].filter((one) => known.has(one)),
    );
    for (const table of named) {
      if (!mayUse(unit, table))
        problems.push(`${file.path} names ${table}, a table of ${owners.get(table)}: ask its door`);
    }
  }
  allowed.exceptions.forEach((one, at) => {
    if (!used.has(at))
      problems.push(`tidy-tables.json: ${one.module} no longer uses ${one.table}: remove the exception`);
  });
  return problems;
}
