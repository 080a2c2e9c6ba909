import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isGrave } from '../../src/core/formats/losses';
import { type Doc, type DocSpan, FIELDS, type Format, type Loss } from '../../src/core/formats/model';
import { placeDoc } from '../../src/core/formats/place';
import { FORMATS } from '../../src/core/formats/registry';
import { bySpan, overlaps } from '../../src/core/text/span';
import { CodePoints } from '../../src/core/text/units';
import { docOf, readBack, write } from './support';

/** Pieces that formats are known to trip over. */
const PIECES = [
  'Hà Nội',
  'ông',
  'Nguyễn Văn A',
  'Đà Nẵng'.normalize('NFD'),
  '🇻🇳',
  '👩‍👩‍👧',
  '𝒳',
  '10/5',
  '"',
  "'",
  '&',
  '<b>',
  ']]>',
  '|',
  '_',
  '\\',
  '*',
  ';',
  '->',
  '[1]',
  '#',
  '#Text=',
  '-DOCSTART-',
  '=',
  '%',
  ',',
  '. ',
  ' ',
  '  ',
  '\u00a0',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  '\u0085',
  '\u200b',
  '\ufeff',
  'O',
  'B-PER',
];

const DATES = [
  { type: 'DATE', value: '2024-05-01' },
  { type: 'DATE', value: '2024-Q1' },
  { type: 'TIME', value: '2024-05-01T08:00' },
  { type: 'DURATION', value: 'P2D' },
  { type: 'SET', value: 'P1Y' },
] as const;

/** Projects may name labels as they like. */
const LABELS = ['PER', 'LOC', 'ORG', 'Địa điểm', 'a|b=c;*[1]_"<&>\\'];

const documents = fc
  .record({
    pieces: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }),
    picks: fc.array(fc.tuple(fc.nat(29), fc.nat(3), fc.nat(9)), { maxLength: 8 }),
    path: fc.constantFrom('bao/bài 1.txt', 'a.txt', 'x/y/z.txt', 'x, y/"z" #2 & 100% <a>.txt'),
    published: fc.constantFrom(undefined, '2024-05-02'),
  })
  .map(({ pieces, picks, path, published }): Doc => {
    const offsets = [0];
    for (const piece of pieces) offsets.push(offsets.at(-1)! + piece.length);
    const text = pieces.join('');
    const spans = picks.flatMap(([first, length, n]): DocSpan[] => {
      const [start, end] = [offsets[first], offsets[first + 1 + length]];
      if (start === undefined || end === undefined || start === end) return [];
      // No span cuts a line end in two.
      const fields = n < 5 ? { label: 'DATE', ...DATES[n]! } : { label: LABELS[n - 5]! };
      const more =
        n === 6 ? { canonical: 'Cộng hoà; "X" | \\ <y>', by: 'An & B', at: '2024-05-03T00:00:00Z' } : {};
      return [
        {
          start,
          end,
          status: n === 7 ? 'suggested' : 'accepted',
          ...(n === 7 ? { confidence: 0.5 } : {}),
          ...fields,
          ...more,
        },
      ];
    });
    const unique = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]));
    return {
      path,
      text,
      lang: 'vi',
      ...(published ? { published } : {}),
      spans: [...unique.values()].sort(bySpan),
      lines: [],
    };
  });

describe('formats: what is read back is what was written, but for the loss report', () => {
  for (const format of FORMATS)
    it(format.name, async () => {
      await fc.assert(
        fc.asyncProperty(documents, (doc) => roundTrip(format, doc)),
        { numRuns: 150 },
      );
    });
});

it('formats: a date in a name is written where the name is not', async () => {
  const timeml = FORMATS.find(({ name }) => name === 'timeml')!;
  const written = write(timeml, [docOf('[ORG Câu lạc bộ [DATE|DATE|2024-09-02 2/9/2024]]')]);
  const [doc] = await readBack(timeml, written);
  assert.deepEqual(
    doc?.spans.map(({ value }) => value),
    ['2024-09-02'],
  );
  assert.deepEqual(
    written.losses.flatMap(({ reason, label }) => (label ? `${reason} ${label}` : [])),
    ['dates-only ORG'],
  );
});

async function roundTrip(format: Format, doc: Doc): Promise<void> {
  const written = write(format, [doc], { labels: ['DATE', ...LABELS].sort() });
  const back = await readBack(format, written);
  const placed = back.flatMap((read) => placeDoc(read, doc.text).spans);
  const codePoints = new CodePoints(doc.text);
  const lossesOf = (span: DocSpan) =>
    written.losses.filter(
      (loss) =>
        loss.start === codePoints.fromUtf16(span.start) &&
        loss.end === codePoints.fromUtf16(span.end) &&
        (loss.label === undefined || loss.label === span.label),
    );
  const gone = new Set<Loss['reason']>([
    'overlap',
    'crossing',
    'misaligned',
    'no-token',
    'dates-only',
    'empty',
  ]);
  // brat writes line ends as LF, which moves nothing but the breaks themselves.
  const newlines = written.losses.some(({ reason }) => reason === 'newlines');
  for (const span of doc.spans) {
    const losses = lossesOf(span);
    if (losses.some(({ reason }) => gone.has(reason))) continue;
    const changed = losses.some((loss) => isGrave(loss) || loss.reason === 'trimmed') || newlines;
    const label = losses.find(({ reason }) => reason === 'label')?.written ?? span.label;
    const found = placed.filter(
      (other) =>
        other.label === label &&
        (changed ? overlaps(other, span) : other.start === span.start && other.end === span.end),
    );
    const shown = JSON.stringify({ span, losses, placed, text: doc.text });
    if (changed && doc.text.slice(span.start, span.end).trim() === '') continue;
    assert.ok(found.length > 0, `lost without report: ${shown}`);
    const lost = new Set(losses.flatMap(({ fields }) => fields ?? []));
    for (const field of FIELDS)
      if (!lost.has(field) && format.holds.fields.includes(field))
        assert.ok(
          found.some((other) => other[field] === span[field]),
          `${field} differs: ${shown}`,
        );
  }
  for (const span of placed)
    assert.ok(
      doc.spans.some(
        (other) =>
          overlaps(other, span) &&
          (other.label === span.label || lossesOf(other).some(({ written: label }) => label === span.label)),
      ),
      `invented ${JSON.stringify(span)}`,
    );
  const [first] = back;
  if (
    first &&
    format.holds.text === 'exact' &&
    !written.losses.some(({ reason }) => reason === 'newlines' || reason === 'character') &&
    back.length === 1 &&
    first.exact
  )
    assert.equal(first.text, doc.text);
  for (const key of ['path', 'lang', 'published'] as const)
    if (first && format.holds.document.includes(key)) assert.equal(first[key], doc[key]);
}
