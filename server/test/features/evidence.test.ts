import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/core/languages';
import { DIGIT_RULES } from '../../src/core/recognition/dates/numeric';
import { messagesFor } from '../../src/features/messages';
import { loadRecognizer } from '../../src/node/data';

const ROOT = join(__dirname, '..', '..', '..', '..');

/** Everything that the recognizer says of the samples. */
async function recognized() {
  const recognizer = await loadRecognizer();
  const folder = join(ROOT, 'samples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const text of texts) await recognizer.load(text, {});
  return texts.map((text) => recognizer.recognize(text, {}));
}

describe('messages: evidence, kinds and dates', () => {
  for (const locale of ['en', 'vi']) {
    it(`${locale}: every rule of every date grammar has a name`, () => {
      const { dateForms } = messagesFor(locale);
      const codes = LANGUAGES.flatMap(({ dates }) => [
        ...dates.rules,
        ...dates.table.said.map(({ code }) => code),
      ]);
      assert.deepEqual(
        [...codes, ...DIGIT_RULES].filter((code) => !(code in dateForms)),
        [],
      );
    });

    it(`every reason, kind and form of date that the samples show has words in ${locale}`, async () => {
      const messages = messagesFor(locale);
      const missing = new Set<string>();
      for (const { entities, dates, lines } of await recognized()) {
        for (const { rule } of dates) {
          if (!(rule in messages.dateForms)) missing.add(rule);
        }
        for (const { rule } of [...entities, ...lines].flatMap(({ evidence }) => evidence)) {
          if (!(rule in messages.evidence)) missing.add(rule);
        }
        for (const { facts } of entities)
          if (facts && !(facts.kind in messages.kinds)) missing.add(facts.kind);
      }
      assert.deepEqual([...missing], []);
    });
  }
});
