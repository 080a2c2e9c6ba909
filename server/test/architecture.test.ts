import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { LANGUAGES as PACKS } from '../src/core/languages';

const ROOT = resolve(__dirname, '..', '..', '..');

/** TypeScript files below a folder, as paths with `/` from the root. */
function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) =>
      relative(ROOT, join(ROOT, folder, name))
        .split(sep)
        .join('/'),
    );
}

const IMPORT =
  /(?:^(?:import|export)\s[^;'"]*\bfrom\s*|^import\s*|\b(?:import|require)\s*\(\s*)(['"])([^'"\n]+)\1/gm;

/** What a file imports: other files from the root, packages by name. */
function importsOf(path: string): string[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  return [...source.matchAll(IMPORT)].map(([, , name = '']) =>
    name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : name,
  );
}

const SERVER = 'server/src';

/** Letters that other languages hardly have. */
const VIETNAMESE = /[ăđơưảạấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
/** What single formats are written in or packed with; none of them reaches files. */
const FORMATS = ['hyparquet', 'hyparquet-writer', '@msgpack/msgpack', 'fflate', 'fzstd', 'saxes'];
const layers: readonly [folder: string, allowed: readonly string[]][] = [
  [`${SERVER}/core`, [`${SERVER}/core/`, 'yaml', 'valibot', '@noble/hashes/', ...FORMATS]],
  [`${SERVER}/features`, [`${SERVER}/core/`, `${SERVER}/features/`]],
  [`${SERVER}/training`, [`${SERVER}/core/`, `${SERVER}/training/`]],
  [
    `${SERVER}/workspace`,
    [
      `${SERVER}/core/`,
      `${SERVER}/features/`,
      `${SERVER}/training/`,
      `${SERVER}/workspace/`,
      'vscode-uri',
      'fflate',
    ],
  ],
  [
    `${SERVER}/lsp`,
    [
      `${SERVER}/core/`,
      `${SERVER}/features/`,
      `${SERVER}/workspace/`,
      `${SERVER}/lsp/`,
      `${SERVER}/protocol`,
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'vscode-uri',
    ],
  ],
  [
    `${SERVER}/protocol`,
    [`${SERVER}/core/`, `${SERVER}/features/`, `${SERVER}/protocol/`, 'vscode-languageserver-protocol'],
  ],
  [
    `${SERVER}/browser`,
    [
      `${SERVER}/core/`,
      `${SERVER}/lsp/`,
      `${SERVER}/workspace/`,
      `${SERVER}/browser/`,
      'vscode-languageserver',
    ],
  ],
  // Pages run in a browser, and know what is to be drawn alone.
  ['client/webview', ['client/src/dashboard/model', 'client/webview/', 'chart.js']],
  // Of the client what runs in a process of Node only, in a web worker only, and in both.
  ['client/src/node', ['client/src/', 'vscode', 'vscode-languageclient/node', 'node:path']],
  ['client/src/browser', ['client/src/', 'vscode', 'vscode-languageclient/browser']],
  ['client/src', [`${SERVER}/protocol`, `${SERVER}/facts`, 'client/src/', 'vscode', 'vscode-languageclient']],
];
const HOSTS = ['client/src/node/', 'client/src/browser/'];

const isOfHost = (path: string) => HOSTS.some((host) => path.startsWith(host));
/** `yaml` allows `yaml/…` as well, and a folder with its slash all that is in it. */
const isBelow = (name: string, start: string) =>
  name.startsWith(start.endsWith('/') || start.startsWith(`${SERVER}/`) ? start : `${start}/`);

describe('architecture', () => {
  for (const [folder, allowed] of layers) {
    it(`${folder} imports ${allowed.join(', ')} and nothing else`, () => {
      const all = filesIn(folder);
      const files = folder === 'client/src' ? all.filter((path) => !isOfHost(path)) : all;
      assert.ok(files.length > 0);
      const wrong = files.flatMap((path) =>
        importsOf(path)
          .filter((name) => !allowed.some((start) => name === start || isBelow(name, start)))
          .map((name) => `${path}: ${name}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('nothing that a browser runs imports what a process has, nor a host what only another one has', () => {
    const wrong = [...filesIn('client/src'), ...filesIn(SERVER)]
      .filter((path) => !/\/(?:node|cli|training)(?:\/|\.ts$)/.test(path) && !path.endsWith('/cli.ts'))
      .flatMap((path) =>
        importsOf(path)
          .filter(
            (name) =>
              /^node:|\/node$/.test(name) ||
              /^(?:client|server)\/src\/node\//.test(name) ||
              (isOfHost(name) && !isOfHost(path)),
          )
          .map((name) => `${path}: ${name}`),
      );
    // The library is for programs of Node.
    assert.deepEqual(
      wrong.filter((one) => !one.startsWith(`${SERVER}/library.ts: `)),
      [],
    );
  });

  it('of core and features the protocol has types alone', () => {
    const wrong = filesIn(`${SERVER}/protocol`).flatMap((path) =>
      [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /^(?:import|export) (?!type\b)[^;]*from '(\.\.\/[^']+)'/gm,
        ),
      ].map(([, name]) => `${path}: ${name}`),
    );
    assert.deepEqual(wrong, []);
  });

  /** A session and its parts know each other's types. */
  const SESSION = `${SERVER}/lsp/session`;
  it('no two files import each other, not even types', () => {
    const files = new Set([...filesIn(SERVER), ...filesIn('client/src'), ...filesIn('client/webview')]);
    const edges = new Map(
      [...files].map((path) => [
        path,
        importsOf(path)
          .filter((name) => name !== SESSION)
          .flatMap((name) => [`${name}.ts`, `${name}/index.ts`])
          .filter((name) => files.has(name)),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]): void => {
      assert.ok(!way.includes(path), [...way, path].join(' → '));
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
      done.add(path);
    };
    for (const path of files) visit(path, []);
  });

  const LANGUAGES = `${SERVER}/core/languages`;
  /** What joins the languages to the rest. */
  const REGISTRY = ['index', 'news', 'spellings'].map((name) => `${LANGUAGES}/${name}.ts`);
  /** In two languages for people, whatever the articles are in. */
  const FOR_PEOPLE = [`${SERVER}/features/messages/`, `${SERVER}/protocol/index.ts`];

  it('only the registry imports a language', () => {
    const wrong = [...filesIn(SERVER), ...filesIn('client/src')]
      .filter((path) => !REGISTRY.includes(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((name) => name.startsWith(`${LANGUAGES}/`) && !REGISTRY.includes(`${name}.ts`))
          .filter((name) => languageOf(path) !== languageOf(name))
          .map((name) => `${path}: ${name}`),
      );
    assert.deepEqual(wrong, []);
  });

  function languageOf(path: string): string | undefined {
    return path.startsWith(`${LANGUAGES}/`) ? path.slice(LANGUAGES.length + 1).split('/')[0] : undefined;
  }

  /** What is of all languages; the models are trained on articles of one. */
  const shared = () =>
    [...filesIn(SERVER), ...filesIn('client/src')].filter(
      (path) =>
        !path.startsWith(`${LANGUAGES}/`) &&
        !path.startsWith(`${SERVER}/training/`) &&
        !FOR_PEOPLE.some((one) => path.startsWith(one)),
    );

  it('no shared file names a language', () => {
    const ids = PACKS.map(({ id }) => id);
    assert.ok(ids.length > 1);
    // Many things have an `id`.
    const clear = ids.filter((id) => id !== 'id').join('|');
    const named = new RegExp(
      [
        `(['"\`])(?:${clear})\\1`,
        `[{,]\\s*(?:${clear})\\s*[:,}]`,
        `\\blang(?:uage)?\\s*(?::|[!=]==?)\\s*['"\`](?:${ids.join('|')})['"\`]`,
      ].join('|'),
    );
    assert.deepEqual(
      shared().filter((path) => named.test(withoutComments(path))),
      [],
    );
  });

  it('no shared file has a word of a language', () => {
    const words = new Set(PACKS.flatMap(({ dates }) => [...dates.table.at.keys()]));
    // The code is in English, but for what its calendar is made of; "may" and "march" are verbs.
    for (const word of PACKS.find(({ id }) => id === 'en')!.dates.table.at.keys()) words.delete(word);
    const english = (options: Intl.DateTimeFormatOptions, day: number, month: number) =>
      new Intl.DateTimeFormat('en', options).format(new Date(2024, month, day)).toLowerCase();
    for (let n = 0; n < 12; n++) words.add(english({ month: 'long' }, 1, n));
    for (let n = 1; n <= 7; n++) words.add(english({ weekday: 'long' }, n, 0));
    for (const verb of ['may', 'march']) words.delete(verb);
    for (const word of ['tháng', 'bulan', 'october']) assert.ok(words.has(word), word);
    const wrong = shared().flatMap((path) => {
      const source = withoutComments(path);
      const letters = VIETNAMESE.exec(source);
      const said = [...source.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)]
        .flatMap(([, , text = '']) => text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [])
        .filter((word) => words.has(word));
      return [...(letters ?? []), ...said].map((word) => `${path}: ${word}`);
    });
    assert.deepEqual(wrong, []);
  });

  /** What asks again and again whether a condition is met, and what kills processes at a moment of chance. */
  const MAY_WAIT = ['client/test/until.ts', 'server/test/node/kills.test.ts'];
  it('no test waits for a time', () => {
    const waits = /\b(?:setTimeout|setInterval|sleep|waitForTimeout)\s*\(|timers\/promises/;
    const wrong = [...filesIn('server/test'), ...filesIn('client/test')].filter(
      (path) => !MAY_WAIT.includes(path) && waits.test(withoutComments(path)),
    );
    assert.deepEqual(wrong, []);
  });
});

function withoutComments(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
