import assert from 'node:assert/strict';
import { formatItem } from '../../src/core/sidecar/format';
import { readSidecar } from '../../src/core/sidecar/read';
import type { FeatureContext } from '../../src/features/context';
import { articleFindings, sidecarFindings } from '../../src/features/findings';
import { messagesFor } from '../../src/features/messages';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';
import { mark, tag, unmark, Work } from '../support/work';

/** Findings as `[text] severity code: message`. */
function shown(context: FeatureContext): string[] {
  return articleFindings(context).map(
    ({ span, severity, code, message }) =>
      `[${context.article.text.slice(span.start, span.end)}] ${severity} ${code}: ${message}`,
  );
}

describe('diagnostics: an article and its findings', () => {
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => assert.deepEqual(shown(contextOf(source, setting)), expected));

  check(
    'a name that is not tagged',
    'Ông {PER|Yoon} tới.',
    {},
    '[Yoon] information untagged-name: Untagged name “Yoon”: PER, 90 %',
  );
  check('an unsure name is not shown', 'Ông {PER:0.49|Yoon} tới.', {});
  check(
    'the threshold itself is shown',
    'Ông {PER:0.5|Yoon} tới.',
    {},
    '[Yoon] information untagged-name: Untagged name “Yoon”: PER, 50 %',
  );
  check(
    'a date that is not tagged',
    'Tới {TIME=2024-09-06TMO|sáng 6/9}.',
    {},
    '[sáng 6/9] information untagged-date: Untagged date “sáng 6/9”: TIME 2024-09-06TMO',
  );
  check('what was accepted is in order', 'Ông {PER|Yoon}.', {
    sidecar: sidecarOf(accepted(4, 'Yoon', 'PER')),
  });
  check('what was rejected is in order', 'Ông {PER|Yoon}.', {
    sidecar: sidecarOf('start: 4, end: 8, text: Yoon, label: PER, status: rejected'),
  });
  check(
    'boilerplate and the name in it',
    'boilerplate> Theo dõi {ORG|Báo Mới} trên mạng',
    {},
    '[Theo dõi Báo Mới trên mạng] hint boilerplate: Boilerplate: rule',
    '[Báo Mới] hint untagged-name: Untagged name “Báo Mới”: ORG, 90 %',
  );
  check('boilerplate that was accepted', 'boilerplate> Chia sẻ', {
    sidecar: new Work('boilerplate> Chia sẻ').do(mark('Chia sẻ')).source,
  });
  check(
    'a text for fonts from before Unicode',
    'Thñ t­íng ®Õn th¨m Hµ Néi, gÆp b¸o chÝ vµ ng­êi d©n.\n\nTin thø hai.',
    {},
    '[Thñ t­íng ®Õn th¨m Hµ Néi, gÆp b¸o chÝ vµ ng­êi d©n.] warning legacy-encoding: This text is written for fonts of TCVN3, from before Unicode, and nothing in it is recognized rightly. Convert it to Unicode',
  );
  check(
    'one name with two labels',
    'Nga và Nga.',
    { sidecar: sidecarOf(accepted(0, 'Nga', 'LOC'), accepted(7, 'Nga', 'PER')) },
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, PER',
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, PER',
  );
  check(
    'one name in two normal forms with two labels',
    `Huế, ${'Huế'.normalize('NFD')}`,
    {
      sidecar: sidecarOf(accepted(0, 'Huế', 'LOC'), accepted(5, 'Huế'.normalize('NFD'), 'ORG')),
    },
    '[Huế] warning label-conflict: “Huế” has several labels in this article: LOC, ORG',
    `[${'Huế'.normalize('NFD')}] warning label-conflict: “${'Huế'.normalize('NFD')}” has several labels in this article: LOC, ORG`,
  );
  check('two labels that a person has called right', 'Nga và Nga, Nga.', {
    sidecar: sidecarOf(
      accepted(0, 'Nga', 'LOC'),
      accepted(7, 'Nga', 'PER', ', distinct: true'),
      accepted(12, 'Nga', 'LOC'),
    ),
  });
  check(
    'one that was called right, and two more labels',
    'Nga và Nga, Nga.',
    {
      sidecar: sidecarOf(
        accepted(0, 'Nga', 'LOC'),
        accepted(7, 'Nga', 'PER', ', distinct: true'),
        accepted(12, 'Nga', 'ORG'),
      ),
    },
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, ORG',
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, ORG',
  );
  check('a suggestion is no conflict', 'Nga và {PER:0.1|Nga}.', {
    sidecar: sidecarOf(accepted(0, 'Nga', 'LOC')),
  });
  check(
    'an annotation whose text has changed',
    'Hôm qua ông Yoon thăm Seoul.',
    { sidecar: new Work('Hôm qua ông Yun thăm Seoul.').do(tag('Yun', 'PER')).source },
    '[Yoon] warning stale-annotation: The annotated text “Yun” is now “Yoon”',
  );
  check(
    'an annotation whose text is gone',
    'Hôm qua ông thăm Seoul.',
    { sidecar: new Work('Hôm qua ông Yun thăm Seoul.').do(tag('Yun', 'PER')).source },
    '[thă] warning stale-annotation: The annotated text “Yun” is no longer here',
  );
  const TWO_LINES = 'Hôm qua ông Yun thăm Seoul.\nboilerplate> Chia sẻ bài này';
  check(
    'a marked line that is gone',
    'Hôm qua ông Yun thăm Seoul.\n',
    { sidecar: new Work(TWO_LINES).do(mark('Chia sẻ')).source },
    '[] warning stale-annotation: The marked line “Chia sẻ bài này” is no longer here',
  );
  check(
    'a marked line that another has taken in',
    'Hôm qua ông Yun thăm Seoul và nói với các nhà báo ở đó: Chia sẻ bài này',
    { sidecar: new Work(TWO_LINES).do(mark('Chia sẻ')).source },
    '[Chia sẻ bài này] warning stale-annotation: The marked line “Chia sẻ bài này” is no longer here',
  );
  check(
    'a marked line that was edited elsewhere',
    'Hôm qua ông Yun thăm Seoul.\nChia sẻ bài này ngay',
    { sidecar: new Work(TWO_LINES).do(mark('Chia sẻ')).source },
    '[Chia sẻ bài này] warning stale-annotation: The marked line “Chia sẻ bài này” is no longer here',
  );
  check(
    'a line that belongs to the article and is gone is nobody’s business',
    'Hôm qua ông Yun thăm Seoul.',
    {
      sidecar: new Work(TWO_LINES).do(unmark('Chia sẻ')).source,
    },
  );
  check(
    'a suggested mark in the file whose line is gone is nobody’s business',
    'Hôm qua ông Yun thăm Seoul.',
    {
      sidecar: new Work(TWO_LINES).annotate().source,
    },
  );
  check(
    'a day that does not exist',
    'Hẹn 30/2.',
    { sidecar: sidecarOf(accepted(4, '30/2', 'DATE', ', type: DATE, value: "2024-02-30"')) },
    '[30/2] warning bad-value: “2024-02-30”: there is no such day, month, week or time',
  );
  check(
    'an interval that ends before it begins',
    'Hẹn 7-6/9.',
    { sidecar: sidecarOf(accepted(4, '7-6/9', 'DATE', ', type: DATE, value: "2024-09-07/2024-09-06"')) },
    '[7-6/9] warning bad-value: “2024-09-07/2024-09-06” ends before it begins',
  );
  check('a rejection whose text is gone is nobody’s business', 'Xin chào.', {
    sidecar: sidecarOf('start: 4, end: 8, text: Yoon, label: PER, status: rejected'),
  });
  check('a suggestion in the file whose text is gone is nobody’s business', 'Xin chào.', {
    sidecar: new Work('Ông {PER|Yoon}').annotate().source,
  });
  check(
    'overlapping annotations: the second',
    'Bộ Mỹ nói',
    { sidecar: sidecarOf(accepted(0, 'Bộ Mỹ', 'ORG'), accepted(3, 'Mỹ', 'LOC')) },
    '[Mỹ] warning overlapping-annotations: “Mỹ” overlaps another annotation; exports keep only the first',
  );
  const marks = (...entries: readonly (readonly [kind: string, status: string, by: string])[]) =>
    `version: 2\nlines:\n${entries
      .map(
        ([kind, status, by], n) =>
          `- {id: m${n}, start: 0, end: 7, text: "Chia sẻ", kind: ${kind}, status: ${status}, by: ${by}}\n`,
      )
      .join('')}`;
  check(
    'two kinds of one line',
    'Chia sẻ',
    { sidecar: marks(['caption', 'accepted', 'an'], ['boilerplate', 'accepted', 'binh']) },
    '[Chia sẻ] warning line-conflict: The sidecar says of this line: caption (an), boilerplate (binh); the last of them counts',
  );
  check(
    'three, two of them alike',
    'Chia sẻ',
    {
      sidecar: marks(
        ['caption', 'accepted', 'an'],
        ['lead', 'accepted', 'chi'],
        ['caption', 'accepted', 'binh'],
      ),
    },
    '[Chia sẻ] warning line-conflict: The sidecar says of this line: caption (an), lead (chi), caption (binh); the last of them counts',
  );
  check(
    'a line that is and is not of a kind: that it is counts, wherever it stands',
    'Chia sẻ',
    { sidecar: marks(['boilerplate', 'accepted', 'an'], ['boilerplate', 'rejected', 'binh']) },
    '[Chia sẻ] warning line-conflict: The sidecar says of this line: not boilerplate (binh), boilerplate (an); the last of them counts',
  );
  for (const [title, ...entries] of [
    ['two that say the same', ['caption', 'accepted', 'an'], ['caption', 'accepted', 'binh']],
    [
      'one kind, and that it is not another',
      ['boilerplate', 'rejected', 'an'],
      ['caption', 'accepted', 'binh'],
    ],
    [
      'a decision, and what another program suggests',
      ['caption', 'accepted', 'an'],
      ['lead', 'suggested', 'x'],
    ],
  ] as const)
    check(`a line with decisions that go together: ${title}`, 'Chia sẻ', { sidecar: marks(...entries) });
  it('what a program suggests of a line is not shown before what a person has said of it', () => {
    const { article } = contextOf('Chia sẻ', {
      sidecar: marks(['caption', 'accepted', 'an'], ['lead', 'suggested', 'x']),
    });
    assert.deepEqual(
      article.annotations.lines.map(({ kind, status }) => [kind, status]),
      [['caption', 'accepted']],
    );
  });
  it('a line that is marked anew has one decision', () => {
    for (const kind of ['caption', 'boilerplate', 'lead'] as const) {
      const two = marks(['caption', 'accepted', 'an'], ['boilerplate', 'accepted', 'binh']);
      const work = new Work('Chia sẻ', two).do(mark('Chia sẻ', kind));
      assert.deepEqual(
        readSidecar(work.source).lines.map(({ record }) => record.kind),
        [kind],
      );
    }
  });
  check('touching annotations', 'Nhật-Hàn', {
    sidecar: sidecarOf(accepted(0, 'Nhật', 'LOC'), accepted(4, '-Hàn', 'LOC')),
  });
  check(
    'a label that the project does not have',
    'Ông Yoon',
    { sidecar: sidecarOf(accepted(4, 'Yoon', 'PERSON')) },
    "[Yoon] warning unknown-label: The label PERSON is not one of the project's labels (dateline.yaml)",
  );
  check('a label of the project', 'Ông Yoon', {
    sidecar: sidecarOf(accepted(4, 'Yoon', 'PERSON')),
    project: { labels: [{ name: 'PERSON' }] },
  });
  check(
    'a value that is none',
    'ngày 6/9',
    { sidecar: sidecarOf(accepted(0, 'ngày 6/9', 'DATE', ', type: DATE, value: "6/9"')) },
    '[ngày 6/9] warning bad-value: “6/9” is not a TIMEX3 value, such as 2024-09-06, 2024-Q1 or P3Y',
  );
  check(
    'a date without value',
    'ngày 6/9',
    { sidecar: sidecarOf(accepted(0, 'ngày 6/9', 'DATE')) },
    '[ngày 6/9] warning bad-value: “” is not a TIMEX3 value, such as 2024-09-06, 2024-Q1 or P3Y',
  );
  check('a value that is one', 'ngày 6-7/9', {
    sidecar: sidecarOf(accepted(0, 'ngày 6-7/9', 'DATE', ', type: DATE, value: "2024-09-06/2024-09-07"')),
  });
  check(
    'a sidecar that cannot be read',
    'Xin chào.\nÔng {PER|Yoon}.',
    { sidecar: 'version: 1\nspans:\n\n- {start: [}\n' },
    '[Xin chào.] error sidecar-unreadable: bai.ann.yaml, line 4: Not valid YAML (Flow sequence in block collection must be sufficiently indented and end with a ]). Mend the line or take back the last change. Nothing will be saved until this is mended',
    '[Yoon] information untagged-name: Untagged name “Yoon”: PER, 90 %',
  );
  check(
    'a newer sidecar',
    'Xin chào.',
    { sidecar: 'version: 3\n' },
    '[Xin chào.] error sidecar-unreadable: bai.ann.yaml, line 1: Version 3 is newer than this Dateline. Update the extension. Nothing will be saved until this is mended',
  );
  check(
    'in Vietnamese',
    'Ông {PER|Yoon} tới.',
    { locale: 'vi-VN' },
    '[Yoon] information untagged-name: Tên chưa gắn nhãn “Yoon”: PER, 90 %',
  );
  check(
    'a long text is cut, a line break is a blank',
    `{ORG|${'tên '.repeat(30)}}`,
    {},
    `[${'tên '.repeat(30)}] information untagged-name: Untagged name “${'tên '.repeat(30).slice(0, 59)}…”: ORG, 90 %`,
  );
  check('an empty article', '', {});
});

describe('diagnostics: by name', () => {
  /** Findings with their other places as `offset text`. */
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => {
      const context = contextOf(source, { problems: 'byName', ...setting });
      const related = articleFindings(context).map(({ related }) =>
        (related?.() ?? []).map(({ span, message }) => ` ← ${span.start} ${message}`).join(''),
      );
      assert.deepEqual(
        shown(context).map((line, n) => line + related[n]),
        expected,
      );
    });
  check(
    'one finding for all mentions of a name, and no more than a hint',
    'Ông {PER|Yoon} tới.\n{PER>Yoon|Yoon} đi, bà {PER|Mai} ở lại.',
    {},
    '[Yoon] hint untagged-name: Untagged name “Yoon”: PER, 90 %; and 1 more ← 14 Yoon đi, bà Mai ở lại.',
    '[Mai] hint untagged-name: Untagged name “Mai”: PER, 90 %',
  );
  check(
    'in other normal forms as well',
    `{LOC|Huế}, {LOC|${'Huế'.normalize('NFD')}}`,
    {},
    `[Huế] hint untagged-name: Untagged name “Huế”: LOC, 90 %; and 1 more ← 5 Huế, ${'Huế'.normalize('NFD')}`,
  );
  check(
    'under another label it is another name',
    '{LOC|Nga}, {PER|Nga}',
    {},
    '[Nga] hint untagged-name: Untagged name “Nga”: LOC, 90 %',
    '[Nga] hint untagged-name: Untagged name “Nga”: PER, 90 %',
  );
  check(
    'what is accepted, or not shown, does not count',
    '{LOC|Nga}, {LOC:0.3|Nga}, {LOC|Nga}, {LOC|Nga}',
    { sidecar: sidecarOf(accepted(0, 'Nga', 'LOC')) },
    '[Nga] hint untagged-name: Untagged name “Nga”: LOC, 90 %; and 1 more ← 15 Nga, Nga, Nga, Nga',
  );
  check(
    'every date',
    '{DATE=2024|2024} và {DATE=2024|2024}',
    {},
    '[2024] hint untagged-date: Untagged date “2024”: DATE 2024',
    '[2024] hint untagged-date: Untagged date “2024”: DATE 2024',
  );
  check(
    'of labels that conflict the rarer one',
    'Nga và Nga, Nga.',
    { sidecar: sidecarOf(accepted(0, 'Nga', 'LOC'), accepted(7, 'Nga', 'PER'), accepted(12, 'Nga', 'LOC')) },
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, PER ← 0 Nga và Nga, Nga. ← 12 Nga và Nga, Nga.',
  );
  check(
    'all where none is rarer',
    'Nga và Nga.',
    { sidecar: sidecarOf(accepted(0, 'Nga', 'LOC'), accepted(7, 'Nga', 'PER')) },
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, PER ← 7 Nga và Nga.',
    '[Nga] warning label-conflict: “Nga” has several labels in this article: LOC, PER ← 0 Nga và Nga.',
  );
  it('no more places than help, and no half characters', () => {
    const context = contextOf(`${'👍'.repeat(40)} {LOC|Nga} `.repeat(80), { problems: 'byName' });
    const [found] = articleFindings(context);
    assert.match(found!.message, /; and 79 more$/);
    assert.equal(found!.related!().length, 10);
    for (const { message } of found!.related!())
      assert.doesNotThrow(() => encodeURIComponent(message), message);
  });
});

describe('diagnostics: in the sidecar', () => {
  const check = (title: string, source: string, ...expected: readonly string[]) =>
    it(title, () => {
      const findings = sidecarFindings(readSidecar(source), messagesFor('en'));
      const line = (offset: number) => source.slice(0, offset).split('\n').length;
      assert.deepEqual(
        findings.map(
          ({ span, severity, code, message }) => `${line(span.start)} ${severity} ${code}: ${message}`,
        ),
        expected,
      );
    });
  check('in order', sidecarOf(accepted(0, 'Nga', 'LOC')));
  check(
    'an entry without label',
    sidecarOf('start: 0, end: 3, text: Nga, status: accepted'),
    '3 error sidecar-entry: “label” is missing or not valid. The entry is kept but not used',
  );
  check(
    'an entry that is empty',
    sidecarOf('start: 3, end: 3, text: "", label: LOC, status: accepted'),
    '3 error sidecar-entry: “end” is not a valid offset. The entry is kept but not used',
  );
  check(
    'offsets that are none',
    sidecarOf('start: -1, end: 3, text: Nga, label: LOC, status: accepted'),
    '3 error sidecar-entry: “start” is not a valid offset. The entry is kept but not used',
  );
  check(
    'a publication date that is none',
    'version: 1\npublished: "hôm qua"\n',
    '2 error sidecar-entry: “published” is missing or not valid. The entry is kept but not used',
  );
  check(
    'a duplicate key',
    'version: 1\nspans:\n- {start: 0, start: 1}\n',
    '3 error sidecar-unreadable: Duplicate key (Map keys must be unique). Keep one of the two',
  );
  check(
    'an alias',
    'version: 1\nx: *a\n',
    '2 error sidecar-unreadable: Anchors and aliases are not allowed. Write the value out',
  );
});

describe('diagnostics: many', () => {
  it('are all there', () => {
    const n = 4000;
    const source = '{PER|Nguyễn An} và {LOC|Huế} mưa nhỏ.'.repeat(n);
    const entry = (start: number, text: string, label: string) =>
      formatItem({ start, end: start + text.length, text, label, status: 'accepted' });
    const entries = Array.from({ length: n }, (_, i) => [
      entry(i * 25, 'Nguyễn An và Huế', 'ORG'),
      entry(i * 25 + 13, 'Huế', i % 2 ? 'LOC' : 'PER'),
    ]);
    const context = contextOf(source, { sidecar: ['spans:', ...entries.flat()].join('\n') });
    assert.equal(articleFindings(context).length, 2 * n);
  });
});
