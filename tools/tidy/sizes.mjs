// Small files and functions: a file has at most 300 lines, a function at most 50. What is longer may stand in
// tidy-allowed.json with its present length, and that figure may only shrink.
import ts from 'typescript';
import { isCode, isTest } from './source-files.mjs';

const fileLimit = 300;
const functionLimit = 50;

function nameOf(node) {
  if (node.name) return node.name.getText();
  const holder = node.parent;
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder)) return holder.name.getText();
  return '(anonymous)';
}

/** The callback of `describe` holds a whole suite; it is a chapter, not a function. */
function isSuite(node) {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

function functionsOf(file) {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && !(isTest(file) && isSuite(node))) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.getLineAndCharacterOfPosition(node.end).line;
      found.push({ name: nameOf(node), line: from + 1, lines: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function lineCount(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Everything over a limit, by a key that survives moving within the file. */
function tooLong(files) {
  const long = [];
  for (const file of files.filter(isCode)) {
    const lines = lineCount(file.text);
    if (lines > fileLimit) long.push({ key: file.path, at: file.path, lines, limit: fileLimit });
    for (const one of functionsOf(file)) {
      if (one.lines <= functionLimit) continue;
      long.push({
        key: `${file.path}#${one.name}`,
        at: `${file.path}:${one.line} ${one.name}`,
        lines: one.lines,
        limit: functionLimit,
      });
    }
  }
  return long;
}

export function checkSizes(files, allowed = {}) {
  const long = tooLong(files);
  const problems = long
    .filter((one) => one.lines > (allowed[one.key] ?? one.limit))
    .map((one) => `${one.at} has ${one.lines} lines; ${allowed[one.key] ?? one.limit} are allowed`);
  for (const [key, lines] of Object.entries(allowed)) {
    const now = long.find((one) => one.key === key)?.lines ?? 0;
    if (now < lines)
      problems.push(`tidy-allowed.json allows ${key} ${lines} lines, but it has shrunk: run tidy --shrink`);
  }
  return problems;
}

/** The allowances as they may be from now on: smaller or gone, never larger and never new. */
export function shrink(files, allowed) {
  const long = new Map(tooLong(files).map((one) => [one.key, one.lines]));
  const kept = Object.entries(allowed).filter(([key]) => long.has(key));
  return Object.fromEntries(kept.map(([key, lines]) => [key, Math.min(lines, long.get(key))]));
}
