import assert from 'node:assert/strict';
import { articleOf } from '../src/core/annotation/article';
import { type Action, decide, refresh, suggest } from '../src/core/annotation/decide';
import { covers } from '../src/core/project/covers';
import { verdictOf } from '../src/core/project/detect';
import { matchesGlob } from '../src/core/project/glob';
import { readProject } from '../src/core/project/read';
import type { Recognizer } from '../src/core/recognition/recognizer';
import { mergeSidecars } from '../src/core/sidecar/merge';
import { readSidecar } from '../src/core/sidecar/read';
import { settle } from '../src/core/sidecar/settle';
import { loadRecognizer } from '../src/node/data';
import { effort, figure, randomFrom, SEED } from './support/effort';
import { marked } from './support/marked';
import { AN, BINH } from './support/work';

/** Of each kind; the long form has 100,000 inputs over all. */
const COUNT = effort(400, 25_000);
/** Milliseconds of the processor that an input of a few thousand characters may take. */
const PATIENCE = 5000;
/** Other processes do not count: on a machine that does other things, too, minutes may pass in between. */
const worked = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

type Random = () => number;
const below = (random: Random, n: number) => Math.floor(random() * n);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

/** Runs inputs of a kind; a failure names the seed that gives its input again. */
async function fuzz(what: string, one: (random: Random) => unknown): Promise<void> {
  let slowest = 0;
  for (let n = 0; n < COUNT; n++) {
    const began = process.cpuUsage();
    try {
      await one(randomFrom(SEED + n));
    } catch (error) {
      throw new Error(`${what}: SEED=${SEED + n} COUNT=1: ${(error as Error).stack}`, { cause: error });
    }
    const time = worked(began);
    slowest = Math.max(slowest, time);
    assert.ok(time < PATIENCE, `${what}: SEED=${SEED + n} COUNT=1 takes ${Math.round(time)} ms`);
    if (n % 500 === 499) await new Promise(setImmediate);
  }
  figure(
    `${what}: ${COUNT} inputs from seed ${SEED}, 0 crashes, 0 broken promises, slowest ${Math.round(slowest)} ms`,
  );
}

const WORDS = [
  ...'ông bà Nguyễn Văn An Hà Nội Huế Bộ Ngoại giao Mỹ ngày tháng năm quý thứ Hai hôm qua sáng rằm Tết mùng âm lịch'.split(
    ' ',
  ),
  ...'the President Joe Biden of U.S. Inc. on Monday May March 5th BC Q3 last week at noon century'.split(
    ' ',
  ),
  ...'Theo dõi Chia sẻ Bình luận Share © cookie Ảnh: Theo VnExpress'.split(' '),
  ...[
    '12/3',
    '29/02/2023',
    '16-19h',
    '2024',
    '7h30',
    '1.000',
    '50%',
    '0',
    '99999999999999999999',
    '3–5',
    "O'Brien",
  ],
];
const ODD = [
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u0301',
  '\u0323',
  '\ud83c',
  '\udfa4',
  '🎤',
  '👨‍👩‍👧',
  '\u202e',
  '\u0000',
  '\u0001',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u3000',
  '\r',
  '\r\n',
  '\n',
  '\n\n',
  '\t',
  ' ',
  '  ',
  '-',
  '—',
  '/',
  '.',
  '…',
  ',',
  '(',
  ')',
  '[',
  '"',
  '“',
  '|',
  '<b>',
  '&nbsp;',
  '{',
  '}',
  '#',
  '*',
  '\\',
  '中文',
  'ﬁ',
  'İ',
  'ß',
  'đ',
  'Đ',
];

/** Words of news with whatever may stand between them. */
function textOf(random: Random): string {
  let text = '';
  for (let n = below(random, 120); n >= 0; n--) {
    const piece = random() < 0.7 ? pick(random, WORDS) : pick(random, ODD);
    const form = random();
    text += form < 0.05 ? piece.normalize('NFD') : form < 0.1 ? piece.toUpperCase() : piece;
    if (random() < 0.02) text += piece.repeat(below(random, 200));
    text += random() < 0.75 ? ' ' : random() < 0.3 ? '\n' : '';
  }
  return text;
}

/** A text with one to four pieces cut out, doubled, or put in. */
function mutated(text: string, random: Random, pieces: readonly string[]): string {
  let result = text;
  for (let n = below(random, 4); n >= 0; n--) {
    const at = below(random, result.length + 1);
    const end = Math.min(result.length, at + below(random, 30));
    const put = [
      '',
      result.slice(at, end).repeat(2),
      pick(random, pieces) + result.slice(at, end),
      pick(random, pieces),
      result.slice(below(random, result.length + 1)).slice(0, 60),
    ][below(random, 5)]!;
    result = result.slice(0, at) + put + result.slice(end);
  }
  return result;
}

const YAML = [
  ...ODD,
  ...[
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '!!str ',
    '!x',
    '|',
    '>-',
    "'",
    '"',
    '[',
    ']',
    '{',
    '}',
    ',',
    '# ',
    '---',
    '...',
    '%YAML 1.1\n',
  ],
  ...[
    'start: ',
    'end: -1',
    'end: 1e9',
    'text: ',
    'id: ',
    'status: accepted',
    'label: PER',
    'version: 3',
    'spans:',
    'lines:',
    'null',
    '~',
    'yes',
  ],
  ...['<<<<<<< ours\n', '||||||| base\n', '=======\n', '>>>>>>> theirs\n', '\t', '\n', '\n\n', '  '],
];

const ARTICLE = marked(
  'Ông {PER|Lan} gặp {PER|Nam} ở {LOC|Huế} 🎤.\n\nBà {ORG|Bộ Mỹ} và {PER|Nam}.\nboilerplate> Chia sẻ',
);
const article = (source: string, text = ARTICLE.text) =>
  articleOf(
    text,
    text === ARTICLE.text ? ARTICLE.recognition : marked(text).recognition,
    source === '' ? undefined : readSidecar(source),
  );
const SOURCE = (() => {
  const { text } = ARTICLE;
  const span = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
  const suggested = suggest(article(''));
  return decide(
    article(suggested),
    [
      { do: 'tag', span: span('Nam'), label: 'ORG' },
      { do: 'reject', span: span('Huế') },
      { do: 'publish', value: '2024-05-01' },
    ],
    AN,
  );
})();

describe('fuzz: whatever comes in', function () {
  this.timeout(0);
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await loadRecognizer();
  });

  it('the recognizer: places are in order and inside, values and lines are whole', () =>
    fuzz('recognizer', async (random) => {
      const text = textOf(random);
      const options =
        random() < 0.5 ? {} : { published: { value: '2024-12-20', source: 'project' } as const };
      await recognizer.load(text, options);
      const { entities, dates, lines } = recognizer.recognize(text, options);
      const spans = [...entities, ...dates].sort((a, b) => a.start - b.start || a.end - b.end);
      let end = 0;
      for (const span of spans) {
        assert.ok(
          span.start >= end && span.end > span.start && span.end <= text.length,
          JSON.stringify([text, span]),
        );
        ({ end } = span);
      }
      for (const { value } of dates)
        assert.ok(!/NaN|undefined|Infinity/.test(value), JSON.stringify([text, value]));
      let at = -1;
      for (const line of lines) {
        assert.ok(
          line.start > at && line.end >= line.start && line.end <= text.length,
          JSON.stringify([text, line]),
        );
        at = line.end;
      }
      verdictOf('bai.txt', text);
    }));

  it('a sidecar: reading never throws, what can be written stays readable, what cannot is left alone', () =>
    fuzz('sidecar', (random) => {
      const source = mutated(SOURCE, random, YAML);
      const sidecar = readSidecar(source);
      for (const { source: place } of sidecar.problems)
        assert.ok(place.start >= 0 && place.end >= place.start && place.end <= source.length);
      const here = article(source);
      for (const { start, end } of here.annotations.spans)
        assert.ok(start >= 0 && start < end && end <= here.text.length);
      if (sidecar.writable) {
        const start = below(random, here.text.length - 2);
        const actions: Action[] = [
          { do: 'tag', span: { start, end: start + 1 + below(random, 2) }, label: 'PER' },
        ];
        for (const written of [decide(here, actions, BINH), refresh(here), suggest(here)]) {
          if (written === '') continue;
          const again = readSidecar(written);
          assert.equal(again.writable, true, JSON.stringify([source, written]));
        }
      }
      const other = mutated(SOURCE, random, YAML);
      for (const merged of [mergeSidecars(SOURCE, source, other), settle(source), settle(source, 'ours')])
        if (merged) readSidecar(merged.source);
    }));

  const PROJECT =
    'language: vi\nlabels:\n  PER: {colour: "#0072b2", description: Người}\n  SHIP:\narticles: ["tin/**"]\nexclude:\n- "**/nháp/*"\nnames:\n  LOC: [Vinh]\nignore: [Hôm]\npublished: "*YYYY-MM-DD*"\nnested: true\n';
  it('a project file: reading never throws, and gives a whole project with the places of what is wrong', () =>
    fuzz('project file', (random) => {
      const source = mutated(PROJECT, random, YAML);
      const { project, problems } = readProject(source);
      for (const { source: place } of problems)
        assert.ok(place.start >= 0 && place.end >= place.start && place.end <= source.length);
      for (const { name } of project.labels) assert.ok(name.length > 0 && name.length <= 32);
      covers(project, 'tin/nháp/a.txt');
    }));

  const GLOB = [
    '*',
    '**',
    '?',
    '/',
    'a',
    'b',
    'ă',
    '🎤',
    '.',
    '**/',
    '/**',
    '*a',
    '[',
    ']',
    '{',
    '}',
    '!',
    '\\',
  ];
  it('globs: they match what the plainest matcher matches, and long ones soon', () =>
    fuzz('globs', (random) => {
      const make = (list: readonly string[], most: number) =>
        Array.from({ length: below(random, most) }, () => pick(random, list)).join('');
      const glob = make(GLOB, 7);
      const path = make(['a', 'b', 'ă', '🎤', '/', '.', '[', 'a/b'], 9);
      assert.equal(
        matchesGlob(path, glob),
        plainly(path.split('/'), glob.split('/')),
        JSON.stringify([path, glob]),
      );
      matchesGlob(path.repeat(40), make(['*', '**', '/', 'a', '?'], 60));
    }));
});

/** Globs by their definition, however long it takes. */
function plainly(path: readonly string[], glob: readonly string[]): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return path.length === 0;
  if (first === '**') return plainly(path, rest) || (path.length > 0 && plainly(path.slice(1), glob));
  return path.length > 0 && inPart([...path[0]!], [...first]) && plainly(path.slice(1), rest);
}

function inPart(part: readonly string[], glob: readonly string[]): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return part.length === 0;
  if (first === '*') return inPart(part, rest) || (part.length > 0 && inPart(part.slice(1), glob));
  return part.length > 0 && (first === '?' || first === part[0]) && inPart(part.slice(1), rest);
}
