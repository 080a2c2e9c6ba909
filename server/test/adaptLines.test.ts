import assert from 'node:assert/strict';
import { evidenceIn } from '../src/core/annotation/adapt/evidence';
import { countsOf, NOTHING_KNOWN } from '../src/core/annotation/adapt/facts';
import { adaptLines } from '../src/core/annotation/adapt/lines';
import { readProject } from '../src/core/project/read';
import type { LineMark } from '../src/core/recognition/types';
import { splitLines } from '../src/core/text/lines';

/** `kind> text`; `-kind> text` was rejected as such. */
function decidedIn(...lines: readonly string[]) {
  const records = lines.map((line, n) => {
    const [, not, kind, text] = /^(-?)(\w+)> (.*)$/.exec(line)!;
    return {
      start: n * 100,
      text: text!,
      kind: kind!,
      status: not ? ('rejected' as const) : ('accepted' as const),
    };
  });
  return countsOf(evidenceIn([], records));
}

describe('kinds of lines of a project, by decisions on other lines', () => {
  const CASES: readonly [what: string, decided: readonly string[], line: string, kind: string | undefined][] =
    [
      ['nothing is decided', [], 'Hỏi: Vì sao?', undefined],
      ['one line is no rule', ['question> Hỏi: Bao giờ?'], 'Hỏi: Vì sao?', undefined],
      [
        'what stands before a colon',
        ['question> Hỏi: Bao giờ?', 'question> Hỏi: Ở đâu?'],
        'Hỏi: Vì sao?',
        'question',
      ],
      ['in whatever case', ['question> HỎI: Bao giờ?', 'question> hỏi : Ở đâu?'], 'Hỏi: Vì sao?', 'question'],
      [
        'one rejection takes it back',
        ['question> Hỏi: Bao giờ?', 'question> Hỏi: Ở đâu?', '-question> Hỏi: Sao?'],
        'Hỏi: Vì sao?',
        undefined,
      ],
      [
        'another kind speaks against it',
        ['question> Hỏi: Bao giờ?', 'question> Hỏi: Ở đâu?', 'answer> Hỏi: Sao?'],
        'Hỏi: Vì sao?',
        undefined,
      ],
      [
        'so does a kind of the recognizer',
        ['question> Hỏi: Bao giờ?', 'question> Hỏi: Ở đâu?', 'body> Hỏi: Sao?'],
        'Hỏi: Vì sao?',
        undefined,
      ],
      ['the same line', ['sign> (Hết)', 'sign> (Hết)'], '(Hết)', 'sign'],
      [
        'a kind that the project does not have',
        ['other> Hỏi: Bao giờ?', 'other> Hỏi: Ở đâu?'],
        'Hỏi: Vì sao?',
        undefined,
      ],
      ['three words', ['sign> Xin cảm ơn ông!', 'sign> Xin cảm ơn bà!'], 'Xin cảm ơn các vị', 'sign'],
      ['two words want three', ['sign> Xin cảm tạ', 'sign> Xin cảm kích'], 'Xin cảm thương', undefined],
      [
        'and have them',
        ['sign> Xin cảm tạ', 'sign> Xin cảm kích', 'sign> Xin cảm phục ạ'],
        'Xin cảm thương',
        'sign',
      ],
      [
        'a mark wants four',
        ['question> - Vì sao?', 'question> - Bao giờ?', 'question> - Ở đâu?'],
        '- Ai nói?',
        undefined,
      ],
      [
        'and has them',
        ['question> - Vì sao?', 'question> - Bao giờ?', 'question> - Ở đâu?', 'question> - Thế nào?'],
        '- Ai nói?',
        'question',
      ],
      [
        'the most particular cue decides',
        [
          'question> - Vì sao?',
          'question> - Bao giờ?',
          'question> - Ở đâu?',
          'question> - Thế nào?',
          'answer> - Tôi: vâng',
          'answer> - Tôi: không',
        ],
        '- Tôi: có thể',
        'answer',
      ],
      [
        'a word in the middle says nothing',
        ['question> Báo hỏi: Ở đâu?', 'question> Báo hỏi: Khi nào?'],
        'Hỏi: Vì sao?',
        undefined,
      ],
      [
        'only the first 64 characters are quoted',
        [`question> ${'x '.repeat(32)}`, `question> ${'x '.repeat(32)}`],
        `${'x '.repeat(32)}and more`,
        'question',
      ],
    ];
  for (const [what, decided, line, kind] of CASES)
    it(`${what}: “${line.slice(0, 40)}” is ${kind ?? 'as before'}`, () => {
      const text = `Tiêu đề\n${line}`;
      const marks = splitLines(text).map(
        (span): LineMark => ({ ...span, kind: 'body', boilerplate: 0, evidence: [] }),
      );
      for (const [here, elsewhere] of [
        [decidedIn(...decided), NOTHING_KNOWN],
        [NOTHING_KNOWN, decidedIn(...decided)],
      ] as const) {
        const known = { here, elsewhere, labels: [], lines: ['question', 'answer', 'sign'] };
        const adapted = adaptLines(marks, text, known, new Map());
        assert.equal(adapted[0], marks[0], 'a line that stays is the same object');
        assert.equal(adapted[1]!.kind, kind ?? 'body');
        if (kind === undefined) assert.equal(adapted, marks);
        else assert.ok(adapted[1]!.confidence! > 0.7 && adapted[1]!.evidence[0]!.learned!.decisions >= 2);
      }
    });
});

describe('dateline.yaml: kinds of lines', () => {
  const CASES: readonly [source: string, names: readonly string[], problems: number][] = [
    ['labels: {A: {}}', [], 0],
    ['lines: {question: {}, answer: {description: what is answered}}', ['question', 'answer'], 0],
    ['lines: {question: {colour: "#aa3377"}}', ['question'], 0],
    ['lines: {Question: {}}', [], 1],
    ['lines: {body: {}}', [], 1],
    ['lines: {boilerplate: {}, question: {}}', ['question'], 1],
    ['lines: [question]', [], 1],
    ['lines: {question: {color: red}}', ['question'], 1],
  ];
  for (const [source, names, problems] of CASES)
    it(source, () => {
      const read = readProject(source);
      assert.deepEqual(
        read.project.lines.map(({ name }) => name),
        names,
      );
      assert.equal(read.problems.length, problems);
    });
});
