import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { type Article, articleOf } from '../src/core/annotation/article';
import { suggest } from '../src/core/annotation/decide';
import { DEFAULT_PROJECT, type Project } from '../src/core/project/model';
import { createRecognizer, Memory, type Recognizer } from '../src/core/recognition/recognizer';
import { readSidecar } from '../src/core/sidecar/read';
import { runToEnd } from '../src/core/text/steps';
import { articleFindings } from '../src/features/findings';
import { messagesFor } from '../src/features/messages';
import { parseLine } from '../src/training/corpus/marks';
import { learn } from '../src/training/learned/train';
import { loadResources, serving } from './names/recognizer';

const CORPUS = resolve(__dirname, '../../../corpus/dev');

/** Whole articles with their chrome, and two in one text so that names come again far away. */
const ARTICLES = ['d-sao365/eden-park.txt', 'd-thoimoi/harris-ha-noi.txt'];

/** What is typed or pasted: names, dates, headings and line breaks that matter elsewhere in the article. */
const TYPED = [
  'a',
  ' ',
  '.',
  '\n',
  '\n\n',
  '\r\n',
  '😀',
  'Hà Nội',
  'ông Hùng',
  'ông Nguyễn Văn Hùng',
  'Liên Hợp Quốc (LHQ)',
  'LHQ',
  'phim "Đất rừng phương xa"',
  'xem Đất rừng phương xa',
  'ngày 5/9',
  'hôm nay, 26/8/2024',
  'năm 2021',
  'thứ Ba 3/9',
  'Xem thêm:\n',
  'Một câu dài hơn để đoạn văn này thành một đoạn khác, theo ông Hùng, ngày 7/9.\n',
];

/** An edit at a share of the text: so many units are replaced by something typed or by a part of the text. */
type Edit = readonly [at: number, removed: number, typed: number | undefined, copied: number];

const edit = fc.tuple(
  fc.nat(999),
  fc.oneof(fc.constant(0), fc.nat(3), fc.nat(700)),
  fc.option(fc.nat(TYPED.length - 1), { freq: 4, nil: undefined }),
  fc.nat(999),
);

function edited(text: string, [at, removed, typed, copied]: Edit): string {
  const start = Math.floor((at / 1000) * text.length);
  const from = Math.floor((copied / 1000) * text.length);
  const inserted = typed === undefined ? text.slice(from, from + 300) : TYPED[typed]!;
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

function findings(article: Article) {
  return articleFindings({
    article,
    project: DEFAULT_PROJECT,
    messages: messagesFor('vi'),
    showThreshold: 0.5,
    acceptThreshold: 0.9,
    problems: 'byName',
    sidecarName: 'bai.ann.yaml',
    link: () => '',
  }).map((finding) => ({ ...finding, related: finding.related?.() }));
}

/** A project with a model of its own labels, trained on a few sentences. */
async function learnedProject(): Promise<Project> {
  const { gazetteer } = await loadResources();
  const sentences = [
    'Ông Hùng nói {EVENT|Diễn đàn Kinh tế xanh} sẽ khai mạc ngày 5/9.',
    'Bà đến {PLACE|Hà Nội} dự {EVENT|Diễn đàn Biển} cùng ông Hùng.',
    'Phim được chiếu tại {PLACE|Huế} và {PLACE|Hà Nội}.',
  ];
  const lines = sentences.map((source) => {
    const { text, spans } = parseLine(source, 1);
    const hints = spans.map((span) => ({ ...span, confidence: 0.9 }));
    return { text, names: spans, rejected: [], complete: true, hints };
  });
  const article = { name: 'a', gazetteer, lines };
  const { bytes } = runToEnd(
    learn(
      { articles: [article], labels: [], languages: ['vi'], basis: 'shipped', seed: 1, program: 'test' },
      () => {},
    ),
  );
  return {
    ...DEFAULT_PROJECT,
    recognize: new Map<string, string | false>([
      ['LOC', 'PLACE'],
      ['MISC', false],
    ]),
    learned: { id: 'test', bytes },
  };
}

describe('an article that is edited is what it would be if it were new', () => {
  let recognizer: Recognizer;
  let texts: string[];
  let project: Project;
  before(async () => {
    project = await learnedProject();
    recognizer = createRecognizer(serving(await loadResources()));
    texts = ARTICLES.map((name) => readFileSync(join(CORPUS, name), 'utf8'));
    texts.push(texts.join('\n\n'));
  });

  it('names, dates, kinds of lines, annotations and findings', () =>
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.array(fc.tuple(edit, fc.option(fc.nat(12))), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (which, edits, accepted, learned) => {
          let text = texts[which]!;
          const memory = new Memory();
          const options = learned ? { project } : {};
          let article = articleOf(text, recognizer.recognize(text, options, memory));
          const sidecar = accepted
            ? readSidecar(suggest(article).replaceAll('status: "suggested"', 'status: "accepted"'))
            : undefined;
          for (const [change, steps] of edits) {
            text = edited(text, change);
            // Typing on stops the work on what was typed before.
            if (steps !== null) {
              const run = recognizer.steps(`${text} Hà Nội`, options, memory);
              for (let n = 0; n < steps && !run.next().done; n++);
            }
            const recognition = recognizer.recognize(text, options, memory);
            const again = recognizer.recognize(text, options);
            assert.deepEqual(recognition, again);
            const fresh = articleOf(text, again, sidecar);
            article = articleOf(text, recognition, sidecar, article);
            assert.deepEqual(article.annotations, fresh.annotations);
            assert.deepEqual(findings(article), findings(fresh));
          }
        },
      ),
      { numRuns: 60 },
    )).timeout(60_000);

  it('a model that comes, another one, and none again', () => {
    const memory = new Memory();
    const [text] = texts as [string];
    const labels = [DEFAULT_PROJECT, project, { ...project, recognize: new Map() }, DEFAULT_PROJECT].map(
      (with_) => {
        const recognition = recognizer.recognize(text, { project: with_ }, memory);
        assert.deepEqual(recognition, recognizer.recognize(text, { project: with_ }));
        return new Set(recognition.entities.map(({ label }) => label));
      },
    );
    assert.deepEqual(
      labels.map((set) => [set.has('PLACE'), set.has('MISC')]),
      [
        [false, true],
        [true, false],
        // Places are not called so any more.
        [false, true],
        [false, true],
      ],
    );
  });

  it('another language, and back', () => {
    const memory = new Memory();
    const [text] = texts as [string];
    for (const lang of ['vi', 'en', 'vi'] as const) {
      assert.deepEqual(recognizer.recognize(text, { lang }, memory), recognizer.recognize(text, { lang }));
    }
  });

  it('another publication date', () => {
    const memory = new Memory();
    const [text] = texts as [string];
    for (const value of ['2024-08-26', '2021-01-02']) {
      const options = { published: { value, source: 'option' as const } };
      assert.deepEqual(recognizer.recognize(text, options, memory), recognizer.recognize(text, options));
    }
  });

  it('a corpus that comes to be known, has a line more, and is closed', () => {
    const memory = new Memory();
    const [text] = texts as [string];
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const sponsored = lines.at(-1)!;
    const corpora = [undefined, () => 0, (line: string) => (line === sponsored ? 2 : 0), undefined];
    const results = corpora.map((repeated) => {
      const options = repeated ? { repeated } : {};
      const marks = recognizer.recognize(text, options, memory).lines;
      assert.deepEqual(marks, recognizer.recognize(text, options).lines);
      return marks;
    });
    const chrome = results.map((marks) => marks.findLast(({ kind }) => kind !== 'blank')!);
    assert.ok(chrome[2]!.boilerplate > chrome[1]!.boilerplate);
    assert.deepEqual(
      chrome.map(({ evidence }) => evidence.some(({ rule }) => rule === 'repeated-in-corpus')),
      [false, false, true, false],
    );
    assert.deepEqual(results[3], results[0]);
  });

  it('of what has not changed the objects stay', () => {
    const memory = new Memory();
    const [text] = texts as [string];
    const first = articleOf(text, recognizer.recognize(text, {}, memory));
    const more = `${text}\nMột câu nữa.`;
    const second = articleOf(more, recognizer.recognize(more, {}, memory), undefined, first);
    const kept = second.annotations.spans.filter((span, n) => span === first.annotations.spans[n]);
    assert.ok(kept.length > 0.9 * first.annotations.spans.length);
  });
});
