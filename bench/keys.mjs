/**
 * How many keys a person presses from a raw article to its gold, and how long a decision takes.
 *
 * The keys are those of the review: a simulated person presses them in the client's own command layer
 * (client/src/review), over the real language server in this process and real files. No window is drawn; what moves a
 * cursor or a list alone is reckoned (client/test/bench/person.ts).
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readArticles } from '../scripts/lib/articles.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { readReal } from '../scripts/lib/real.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const compiled = (name) => require(path.join(root, 'out', name));
const { Editor } = compiled('server/test/lsp/client.js');
const { LineMap } = compiled('server/src/core/text/lines.js');
const { readGoldJson } = compiled('server/src/training/evaluation/goldJson.js');
const { readSidecar } = compiled('server/src/core/sidecar/read.js');
const { ANNOTATIONS, COMMANDS, changed } = compiled('server/src/protocol/index.js');
const { Reviewer } = compiled('client/src/review/reviewer.js');
const { Person } = compiled('client/test/bench/person.js');

const HELP = `npm run bench -- keys [options]

  --folder DIR   the annotated articles of a folder instead of corpus/test
  --real DIR     those of corpus/real, whose texts are in DIR; may be given more than once
  --watched      of them only those that nobody has looked at who works on the recognizer; otherwise only the others
  --gold FILE    FILE.txt beside FILE.gold.json, {published, agreed, disputes, lines}
  --way WAY      how suggestions are gone through: by the letters of what is wrong (find, the default), or what is sure accepted
                 first and the doubtful rest walked by place (position) or the least sure first (doubt)
  --each         a row for each article
  --faults       what had to be done and what it took, and what is not gold in the end; not for what is kept back
`;
const WAYS = ['find', 'position', 'doubt'];
/** A person without suggestions selects each span and gives it a label. */
const WITHOUT = 2;

export async function printKeys(args) {
  const options = {
    folder: { type: 'string' },
    gold: { type: 'string' },
    real: { type: 'string', multiple: true },
    watched: { type: 'boolean' },
    way: { type: 'string' },
    each: { type: 'boolean' },
    faults: { type: 'boolean' },
    help: { type: 'boolean' },
  };
  const { values } = parseArgs({ args, options });
  if (values.help) return void process.stdout.write(HELP);
  if (values.way && !WAYS.includes(values.way)) throw new Error(`--way is one of ${WAYS.join(', ')}`);
  const articles = articlesFor(values);
  const total = { spans: 0, keys: new Map(), efforts: new Map(), left: 0, types: 0, unseen: 0 };
  if (values.each) console.log('| article | gold spans | keys | a span |\n| --- | ---: | ---: | ---: |');
  for (const article of articles) {
    const { keys, efforts, log, faults, types, unseen } = await reviewed(article, values.way);
    total.unseen += unseen;
    const count = sum(keys.values());
    total.spans += article.spans.length;
    total.left += faults.length;
    total.types += types;
    addTo(total.keys, keys);
    for (const [matter, effort] of efforts) {
      const sum = total.efforts.get(matter) ?? { times: 0, keys: 0, by: new Map() };
      sum.times += effort.times;
      sum.keys += effort.keys;
      addTo(sum.by, effort.by);
      total.efforts.set(matter, sum);
    }
    if (values.each)
      console.log(
        `| ${article.name} | ${article.spans.length} | ${count} | ${(count / article.spans.length).toFixed(2)} |`,
      );
    if (values.faults && !isHidden(values)) {
      for (const { matter, what, keys } of log) if (what !== '') console.log(`  ${keys} ${matter}: ${what}`);
      for (const fault of faults) console.log(`  ${fault}`);
    }
  }
  const count = sum(total.keys.values());
  const perSpan = (n) => (n / total.spans).toFixed(3);
  console.log('\n| what was to be done | times | keys | keys each | a gold span | for |');
  console.log('| --- | ---: | ---: | ---: | ---: | --- |');
  for (const [matter, { times, keys, by }] of [...total.efforts].sort((a, b) => b[1].keys - a[1].keys)) {
    const each = times === 0 ? '' : (keys / times).toFixed(2);
    const what = byCount(by).map(([purpose, n]) => `${purpose} ${n}`);
    console.log(`| ${matter} | ${times} | ${keys} | ${each} | ${perSpan(keys)} | ${what.join(', ')} |`);
  }
  console.log(`\n| ${articles.length} articles, ${total.spans} gold spans | keys | a gold span |`);
  console.log('| --- | ---: | ---: |');
  for (const [purpose, n] of byCount(total.keys)) console.log(`| ${purpose} | ${n} | ${perSpan(n)} |`);
  console.log(`| **all** (aim 0.25) | **${count}** | **${perSpan(count)}** |`);
  console.log(
    `| without suggestions: select with a drag, label | ${WITHOUT * total.spans} | ${WITHOUT.toFixed(3)} |`,
  );
  console.log(
    `\nnot gold in the end: ${total.left}; dates of another type: ${total.types}; changed above what was mended: ${total.unseen}`,
  );
}

function articlesFor({ folder, gold, real, watched = false }) {
  if (gold) return [fromJson(gold)];
  if (real)
    return readReal(real)
      .filter((one) => one.watched === watched)
      .map(fromReal);
  return readArticles(path.resolve(folder ?? path.join(root, 'corpus/test'))).map(fromSidecar);
}

/** What is wrong in an article that is kept back says too much of it. */
const isHidden = ({ folder = 'corpus/test', gold, real, watched }) =>
  real ? watched : !gold && path.resolve(folder) === path.join(root, 'corpus/test');

const byCount = (counts) => [...counts].sort((a, b) => b[1] - a[1]);

function addTo(total, counts) {
  for (const [what, n] of counts) total.set(what, (total.get(what) ?? 0) + n);
}

const sum = (numbers) => [...numbers].reduce((a, b) => a + b, 0);

function fromSidecar({ file, article: { text, spans, lines, published } }) {
  return { name: path.basename(file, '.txt'), text, spans, lines, published };
}

function fromReal({ file, text, published, gold: { spans, lines } }) {
  return { name: path.basename(file, '.txt'), text, spans, lines, published };
}

/** Of two readings the one that the recognizer is nearer to is what a person agrees with. */
function fromJson(name) {
  const file = name.replace(/\.(txt|gold\.json)$/, '');
  const text = readFileSync(`${file}.txt`, 'utf8');
  const gold = readGoldJson(readFileSync(`${file}.gold.json`, 'utf8'), text);
  return { name: path.basename(file), text, ...gold };
}

async function reviewed(article, way) {
  const desk = await open({ 'a.txt': article.text });
  try {
    await desk.settled();
    const lines = new LineMap(article.text);
    const rangeOf = ({ start, end }) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
    const wire = ({ label, value, open, ...span }) => ({
      range: rangeOf(span),
      label,
      ...(value === undefined ? {} : { value }),
      ...(open ? { open } : {}),
    });
    const settled = [...article.spans, ...(article.disputes ?? []).flatMap((one) => nearer(one, desk, wire))];
    article.spans = settled;
    const person = new Person(
      desk,
      {
        spans: settled.map(wire),
        ...(article.published ? { published: article.published } : {}),
        ...(article.lines.length > 0 ? { boilerplate: boilerplateOf(article.lines, lines) } : {}),
      },
      way,
    );
    await person.review();
    return {
      keys: person.keys,
      efforts: person.efforts,
      log: person.log,
      faults: person.faults(),
      types: wrongTypes(desk.editor, settled),
      unseen: person.unseen,
    };
  } finally {
    await desk.close();
  }
}

function nearer({ a, b }, { reviewer }, wire) {
  const spans = reviewer.spans.map((span) => JSON.stringify([span.range, span.label, span.value]));
  const score = (reading) =>
    reading
      .map(wire)
      .filter(({ range, label, value }) => spans.includes(JSON.stringify([range, label, value]))).length /
    Math.max(1, reading.length);
  return score(b) > score(a) ? b : a;
}

const boilerplateOf = (marks, lines) =>
  new Set(marks.filter(({ kind }) => kind === 'boilerplate').map(({ start }) => lines.lineAt(start)));

/** How many dates have in the sidecar another type than in the gold; the client is not told of types. */
function wrongTypes(editor, gold) {
  const { spans } = readSidecar(editor.file('a.ann.yaml') ?? '');
  const accepted = spans.filter(({ record }) => record.status === 'accepted' && record.label === 'DATE');
  const dates = gold.filter(({ label }) => label === 'DATE').sort((a, b) => a.start - b.start);
  if (dates.every(({ type }) => type === undefined)) return 0;
  if (accepted.length !== dates.length) return Math.abs(accepted.length - dates.length);
  return dates.filter(({ type }, n) => accepted[n].record.type !== type).length;
}

/** An article in an editor without a window. */
async function open(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-keys-'));
  const editor = await Editor.inMemory(files, { folder, initializationOptions: { annotations: true } });
  let shown;
  let wake = () => {};
  editor.connection.onNotification(ANNOTATIONS, (change) => {
    shown = changed(shown, change);
    wake();
  });
  const uri = await editor.open('a.txt');
  const lines = editor.text(uri).split(/\r\n|\n|\r/);
  const first = new Promise((resolve) => {
    wake = resolve;
  });
  if (!shown) await first;
  const refused = [];
  const reviewer = new Reviewer({
    uri,
    shown: () => shown,
    line: (n) => lines[n] ?? '',
    send: ({ command, argument }) => editor.command(command, argument),
    draw: () => {},
    refused: (count, why) => refused.push(`${count}: ${why}`),
  });
  const at = (range) => ({ uri, at: [range] });
  return {
    editor,
    uri,
    reviewer,
    lines,
    boilerplate: () => new Set(shown.boilerplate.map(({ start }) => start.line)),
    published: () => shown.published?.value,
    async settled() {
      await reviewer.settled();
      if (refused.length > 0) throw new Error(`refused: ${refused.join('; ')}`);
    },
    async values(range) {
      const [found] = await editor.command(COMMANDS.values, at(range));
      return found ? [found.value, ...found.candidates.map(({ value }) => value)] : [''];
    },
    readings: (range) => editor.command(COMMANDS.readings, { uri, at: range }),
    async readDate(text, own) {
      return (await editor.command(COMMANDS.readDate, { uri, text, own })) ?? undefined;
    },
    async wordAt(point) {
      const [found] = await editor.command(COMMANDS.target, at({ start: point, end: point }));
      return found && { range: found.range, doubtful: found.doubtful === true };
    },
    async setPublished(value) {
      await editor.command(COMMANDS.apply, { uri, actions: [{ do: 'publish', value }] });
    },
    async close() {
      await editor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * From a key to the list of what is shown, to the sidecar on disk, and to the suggestions that are made anew after that: 100 kB,
 * some 2,000 spans, all decided.
 */
export async function decisionTimes(count = 200) {
  const desk = await open({ 'a.txt': articleOfSize(corpusParagraphs(), 100_000) });
  try {
    const { reviewer } = desk;
    await reviewer.acceptAll();
    await desk.settled();
    reviewer.begin({ order: 'position', over: 'all' });
    const [shown, written, answered] = [[], [], []];
    // Each text takes the place of the one before as another file.
    const fileNumber = () => statSync(path.join(desk.editor.folder, 'a.ann.yaml')).ino;
    for (let n = 0; n < count; n++) {
      const before = fileNumber();
      const started = performance.now();
      const { answer } = reviewer.label(reviewer.current.label === 'LOC' ? 'PER' : 'LOC');
      void reviewer.spans;
      shown.push(performance.now() - started);
      while (fileNumber() === before) await new Promise(setImmediate);
      written.push(performance.now() - started);
      await answer;
      answered.push(performance.now() - started);
      for (let step = 0; step < 7; step++) reviewer.skip();
    }
    return { spans: reviewer.spans.length, shown, written, answered };
  } finally {
    await desk.close();
  }
}
