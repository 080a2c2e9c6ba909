import assert from 'node:assert/strict';
import { absorb, type Incoming } from '../../src/core/annotation/absorb';
import { articleOf } from '../../src/core/annotation/article';
import { readSidecar } from '../../src/core/sidecar/read';

const TEXT = 'Ông Lan thăm Đại học Huế.';
const NOTHING = { lang: 'vi', entities: [], dates: [], lines: [] } as const;
const sidecarOf = (entries: string) =>
  `version: 1\nunit: "codepoint"\n\nspans:\n\n# 4\n${entries}\n\nlines:\n\n# end\n`;
const decided = (status: string, label = 'PER') =>
  sidecarOf(`- {start: 4, end: 7, text: "Lan", label: "${label}", status: "${status}", by: "An"} # xem lại`);

function run(source: string | undefined, incoming: readonly Incoming[], replace = false) {
  const article = articleOf(TEXT, NOTHING, source === undefined ? undefined : readSidecar(source));
  const result = absorb(article, incoming, [], replace);
  const spans = readSidecar(result.source).spans.map(
    ({ record }) => `${record.label} ${record.text} ${record.status} ${record.by}`,
  );
  return { ...result, spans };
}

const lan = { start: 4, end: 7, label: 'LOC', status: 'accepted', by: 'import' } as const;

describe('import: decisions stay', () => {
  it('into an article without sidecar', () =>
    assert.deepEqual(run(undefined, [lan]).spans, ['LOC Lan accepted import']));
  for (const status of ['accepted', 'rejected']) {
    it(`${status} by a person: kept and reported`, () => {
      const { spans, kept, source } = run(decided(status), [lan]);
      assert.deepEqual([spans, kept.length], [[`PER Lan ${status} An`], 1]);
      assert.equal(source, decided(status));
    });
    it(`${status} by a person, to be replaced`, () => {
      const { spans, replaced, source } = run(decided(status), [lan], true);
      assert.deepEqual([spans, replaced], [['LOC Lan accepted import'], 1]);
      assert.ok(source.includes('# xem lại'));
    });
  }
  it('a suggestion gives way', () =>
    assert.deepEqual(run(decided('suggested'), [lan]).spans, ['LOC Lan accepted import']));
  it('the same suggestion again changes nothing', () => {
    const { source, same } = run(decided('suggested'), [{ ...lan, label: 'PER', status: 'suggested' }]);
    assert.deepEqual([source, same], [decided('suggested'), 1]);
  });
  it('the same decision again changes nothing', () => {
    const { source, same } = run(decided('accepted'), [{ ...lan, label: 'PER' }]);
    assert.deepEqual([source, same], [decided('accepted'), 1]);
  });
  it('what overlaps a decision is reported, or replaces it', () => {
    const wide = { ...lan, start: 0 };
    assert.equal(run(decided('accepted'), [wide]).kept.length, 1);
    assert.deepEqual(run(decided('accepted'), [wide], true).spans, ['LOC Ông Lan accepted import']);
  });
  it('nested spans and two labels on one text all arrive, once', () => {
    const nested = [
      { ...lan, start: 13, end: 24, label: 'ORG' },
      { ...lan, start: 21, end: 24, label: 'LOC' },
      { ...lan, start: 21, end: 24, label: 'MISC' },
    ];
    const { spans, source } = run(undefined, nested);
    assert.equal(spans.length, 3);
    assert.equal(run(source, nested.slice(0, 2)).source, source);
  });
  it('what surrounds very many names and long lines is found for all of them at once', () => {
    const line = (n: number) => `Nam${n} ${'là người Huế và '.repeat(6)}Lan${n}.`;
    const texts = Array.from({ length: 4_000 }, (_, n) => line(n));
    const text = texts.join('\n');
    const names = [...text.matchAll(/(?:Nam|Lan)\d+/g)].map(({ index, 0: name }) => ({
      ...lan,
      start: index,
      end: index + name.length,
    }));
    const lines = [...text.matchAll(/.+/g)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
      kind: 'boilerplate' as const,
    }));
    const { added, source } = absorb(articleOf(text, NOTHING, undefined), names, lines, false);
    const sidecar = readSidecar(source);
    assert.deepEqual([added, sidecar.spans.length, sidecar.lines.length], [8_000, 8_000, 4_000]);
  });
});
