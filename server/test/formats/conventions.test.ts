import assert from 'node:assert/strict';
import { formatNamed } from '../../src/core/formats/registry';
import { BRAT } from './conventions/brat';
import { COLUMNS } from './conventions/columns';
import { JSON_FILES } from './conventions/json';
import { PACKED } from './conventions/packed';
import { XML } from './conventions/xml';
import { inputOf, readAll } from './support';

describe('formats: files as other tools write them', () => {
  for (const one of [...COLUMNS, ...JSON_FILES, ...BRAT, ...XML, ...PACKED])
    it(`${one.format}: ${one.what}`, async () => {
      const { format, name = 'doc.ann', content, siblings, layer, spans, said = [], texts, paths } = one;
      const file = inputOf(name, content, siblings);
      const { docs, said: heard } = await readAll(formatNamed(format)!, file, layer);
      const found = docs.flatMap((doc) => [
        ...doc.spans.map((span) => ({ ...span, text: doc.text.slice(span.start, span.end) })),
        ...(doc.quotes ?? []).map((span) => ({ ...span, text: span.quote.text })),
      ]);
      const shown = found.map(({ label, text, type, value, status, canonical }) =>
        [
          label,
          text.replace(/\r?\n/g, '⏎'),
          type,
          value,
          status === 'accepted' ? undefined : status,
          canonical,
        ]
          .filter(Boolean)
          .join(' '),
      );
      assert.deepEqual(shown.sort(), [...spans].sort());
      assert.deepEqual([...heard].sort(), [...said].sort());
      if (texts)
        assert.deepEqual(
          docs.map(({ text }) => text),
          texts,
        );
      if (paths)
        assert.deepEqual(
          docs.map(({ path }) => path),
          paths,
        );
    });
});
