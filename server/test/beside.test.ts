import assert from 'node:assert/strict';
import { layBeside } from '../src/core/annotation/beside';
import { placesIn } from '../src/core/annotation/places';
import { findNames } from '../src/core/recognition/names/label';
import { createRecognizer } from '../src/core/recognition/recognizer';
import type { EntitySuggestion } from '../src/core/recognition/types';
import { quotedText } from '../src/core/sidecar/quoted';
import { readSidecar } from '../src/core/sidecar/read';
import type { Span } from '../src/core/text/span';
import { COMMANDS, type WireAction } from '../src/protocol';
import { Editor } from './lsp/client';
import { loadResources, serving } from './names/recognizer';
import { marked } from './support/marked';

/** What is suggested beside decisions, whose texts are given with a label each; `found` stands for what may be there then. */
function laid(
  source: string,
  decided: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
) {
  const { text, recognition } = marked(source);
  const entry = ([quote, label]: [string, string]) =>
    `  - {start: ${text.indexOf(quote)}, end: ${text.indexOf(quote) + quote.length}, text: ${JSON.stringify(quote)}, label: ${label}, status: accepted}`;
  const sidecar = readSidecar(`version: 1\nspans:\n${Object.entries(decided).map(entry).join('\n')}\n`);
  const places = placesIn(sidecar, text, quotedText(text, sidecar.header.version));
  let lost: string[] = [];
  const { entities } = layBeside(recognition, sidecar, places, (spans) => {
    lost = spans.map(({ start, end }) => text.slice(start, end));
    const names = Object.entries(found).map(([name, label]): EntitySuggestion => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, label, confidence: 0.5, canonical: name, evidence: [] };
    });
    return { entities: names, dates: [] };
  });
  const said = entities.map(({ start, end, label }) => `${text.slice(start, end)} ${label}`);
  return { lost, said };
}

describe('suggestions beside decisions', () => {
  const SOURCE = 'Bà {PER|Hoa} đến {ORG|Sở Y tế Huế và Bộ Y tế} ở {LOC|Huế}.';
  const cases: readonly {
    readonly title: string;
    readonly decided: Readonly<Record<string, string>>;
    readonly found?: Readonly<Record<string, string>>;
    readonly lost: readonly string[];
    readonly said: readonly string[];
  }[] = [
    {
      title: 'what a decision leaves of a suggestion is read anew',
      decided: { 'Sở Y tế Huế': 'ORG' },
      found: { 'Bộ Y tế': 'ORG' },
      lost: ['Sở Y tế Huế và Bộ Y tế'],
      said: ['Hoa PER', 'Bộ Y tế ORG', 'Huế LOC'],
    },
    {
      title: 'but not into another suggestion, nor into a decision',
      decided: { 'Sở Y tế Huế': 'ORG' },
      found: { 'Bộ Y tế ở Huế': 'ORG', 'Huế và Bộ': 'MISC' },
      lost: ['Sở Y tế Huế và Bộ Y tế'],
      said: ['Hoa PER', 'Huế LOC'],
    },
    {
      title: 'a suggestion that is accepted as it is, or with another label, leaves nothing',
      decided: { 'Sở Y tế Huế và Bộ Y tế': 'LOC', Hoa: 'PER' },
      lost: [],
      said: ['Hoa PER', 'Sở Y tế Huế và Bộ Y tế ORG', 'Huế LOC'],
    },
    {
      title: 'so does a decision where nothing is suggested',
      decided: { đến: 'MISC' },
      lost: [],
      said: ['Hoa PER', 'Sở Y tế Huế và Bộ Y tế ORG', 'Huế LOC'],
    },
    {
      title: 'a longer decision takes all of it',
      decided: { 'Bà Hoa': 'PER' },
      lost: ['Hoa'],
      said: ['Sở Y tế Huế và Bộ Y tế ORG', 'Huế LOC'],
    },
  ];
  for (const { title, decided, found = {}, lost, said } of cases)
    it(title, () => assert.deepEqual(laid(SOURCE, decided, found), { lost, said }));

  it('names are found so that what is decided stands', async () => {
    const resources = await loadResources();
    const text = 'Chủ tịch Hồ Chí Minh đã gặp ông Nguyễn Văn An.';
    const decided = { start: text.indexOf('Minh'), end: text.indexOf('Minh') + 4, label: 'LOC' };
    const names = findNames(text, resources, undefined, [decided]).names;
    assert.ok(
      names.some(
        ({ start, end, label }) => start === decided.start && end === decided.end && label === 'LOC',
      ),
    );
    assert.ok(names.some(({ surface }) => surface === 'Nguyễn Văn An'));
    assert.ok(names.every(({ start, end }) => end <= decided.start || start >= decided.start));
    const none = findNames(text, resources, undefined, [{ ...decided, label: 'DATE' }]).names;
    assert.ok(none.every(({ surface }) => !surface.includes('Minh')));
  });

  it('in a line of many pieces each one is read by itself, and the next line as well', async () => {
    const recognizer = createRecognizer(serving(await loadResources()));
    const sentence = 'Ông An đã gặp Sở Y tế Hà Nội và Bộ Y tế từ ngày 6/9 đến ngày 8/9. ';
    const text = `${sentence}\n${sentence.repeat(130)}\n${sentence}`;
    const all = (part: string): Span[] =>
      [...text.matchAll(new RegExp(part, 'g'))].map(({ index }) => ({
        start: index,
        end: index + part.length,
      }));
    const lost = all('Sở Y tế Hà Nội và Bộ Y tế');
    const decided = all('Sở Y tế Hà Nội').map((span) => ({ ...span, label: 'ORG' }));
    const read = (places: readonly Span[]) =>
      recognizer.beside(text, places, decided, { lang: 'vi' }).entities;
    const places = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end]);
    const found = read(lost);
    assert.deepEqual(
      places(found),
      places(all(' Bộ Y tế')).map(([start, end]) => [start! + 1, end]),
    );
    assert.deepEqual(places(found), places(lost.flatMap((one, n) => (n % 20 > 1 ? found[n]! : read([one])))));
  });

  describe('in an editor', () => {
    const TEXT =
      'Hà Nội, 26/8/2024 - Ông Nguyễn Văn An làm việc với Ủy ban nhân dân thành phố Đà Nẵng từ ngày 6/9 đến ngày 8/9.\n' +
      'Họ đã bàn về việc xây một cây cầu mới qua sông cho người dân hai bên bờ đi lại dễ dàng hơn.\n';
    let editor: Editor;
    let uri: string;
    beforeEach(async () => {
      editor = await Editor.inMemory({ 'a.txt': TEXT });
      uri = await editor.open('a.txt');
    });
    afterEach(() => editor.close());
    const act = (action: WireAction) => editor.command(COMMANDS.apply, { uri, actions: [action] });
    const tag = (text: string, label: string): WireAction => ({
      do: 'tag',
      range: editor.range(uri, text),
      label,
    });
    const entries = async () => {
      await editor.command(COMMANDS.acceptAll, { uri, threshold: 0 });
      return readSidecar(editor.file('a.ann.yaml') ?? '').spans.map(
        ({ record: { text, label, value = '' } }) => `${text} ${label} ${value}`.trim(),
      );
    };

    it('the rest of a name, and the rest of a date', async () => {
      await act(tag('Ủy ban nhân dân', 'ORG'));
      await act({ ...tag('ngày 6/9', 'DATE'), value: '2024-09-06' } as WireAction);
      const found = await entries();
      assert.ok(
        found.some((one) => /^(thành phố )?Đà Nẵng LOC$/.test(one)),
        found.join(', '),
      );
      assert.ok(found.includes('ngày 8/9 DATE 2024-09-08'), found.join(', '));
    });

    it('nothing of it where the whole is accepted', async () => {
      const found = await entries();
      assert.ok(found.some((one) => one.startsWith('Ủy ban nhân dân thành phố Đà Nẵng')));
      assert.ok(!found.some((one) => /^(thành phố )?Đà Nẵng/.test(one)));
    });
  });
});
