// Names and phrases that say nothing, each with what to write instead; and what must never be committed: paths of one
// person's machine and addresses of a package registry.
import path from 'node:path';
import ts from 'typescript';
import { isCode } from './source-files.mjs';

const empty = {
  Manager: 'name it after what it does or keeps (lock, queue, keepRunning)',
  Helper: 'name the thing that it makes or decides',
  Helpers: 'give each function a file named after it',
  Util: 'name the idea (money, ids, text-check)',
  Utils: 'give each idea its own file',
  Service: 'name the action (cancel-order) or the module; only the department is a service',
  Impl: 'keep the one thing and drop the interface',
  Base: 'say what all of them are, or pass a function',
  Dto: 'name what it is (orderView, cancelOrderInput)',
  Common: 'put it where it is decided, or into the kernel',
};

/** The department (客服部) is called service in English, and so are its hours. */
const department = /^(customer|aftersales|afterSales)Service|^service(Hours|Department|Dept|Calendar|Staff)/i;

const phrases = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'do it now, or open an issue' },
  { pattern: /^\s*(\/\/|\/?\*|#|--)\s*[=*#_~-]{8,}/m, instead: 'no banners: make two files' },
];

const machine = new RegExp(
  String.raw`(?<![\w.-])/(?:ro` + String.raw`ot|work/(?:main|shared)|home/\w+|Users/\w+|tmp/\w+)(?=[/"'\x60\s)]|$)`,
  'm',
);
const registry = new RegExp(
  ['registry\\.npm' + 'js\\.org', 'npmmirror' + '\\.com', 'registry\\.yarn' + 'pkg'].join('|'),
);

function emptyWordIn(name) {
  if (department.test(name)) return undefined;
  const words = name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.find((word) => Object.hasOwn(empty, word));
}

/** Names that we give: of types, functions, and variables that hold functions; not words inside a sentence or an API. */
function namesGiven(file) {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const names = [];
  const visit = (node) => {
    const named =
      ts.isClassDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      (ts.isVariableDeclaration(node) && node.initializer && ts.isFunctionLike(node.initializer));
    if (named && node.name) names.push(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function checkNames(file) {
  const parts = file.path.split('/').map((part) => path.posix.parse(part).name);
  return [...parts, ...namesGiven(file)].flatMap((name) => {
    const word = emptyWordIn(name);
    return word ? [`${file.path}: "${name}" says nothing by "${word}": ${empty[word]}`] : [];
  });
}

function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

function find(file, pattern, what) {
  const match = pattern.exec(file.text);
  return match ? [`${file.path}:${lineOf(file.text, match.index)} ${what} (${match[0].trim()})`] : [];
}

export function checkWords(files) {
  return files.flatMap((file) => [
    ...(isCode(file) ? checkNames(file) : []),
    ...(isCode(file) && !file.path.startsWith('tools/tidy/')
      ? phrases.flatMap(({ pattern, instead }) => find(file, pattern, `${instead}:`))
      : []),
    ...find(file, machine, 'names a path of one machine'),
    ...find(file, registry, 'names a package registry'),
  ]);
}
