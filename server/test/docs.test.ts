import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { FORMATS } from '../src/core/formats/registry';
import { FINDINGS } from '../src/features/findings';
import { formatCard } from '../src/features/formatCard';
import { messagesFor } from '../src/features/messages';
import { docOf, textOf, write } from './formats/support';
import { mark, tag, Work } from './support/work';

/** Columns of the names in the examples of FORMATS.md. */
const NAME_WIDTH = 15;

const read = (name: string) => readFileSync(resolve(__dirname, '..', '..', '..', 'docs', name), 'utf8');

describe('docs', () => {
  it('DIAGNOSTICS.md has a section for each code, in order, and says how to settle it', () => {
    const sections = read('DIAGNOSTICS.md').split(/^## /m).slice(1);
    assert.deepEqual(
      sections.map((section) => section.split('\n')[0]),
      FINDINGS.map(({ code }) => code),
    );
    for (const section of sections) assert.match(section, /\*\*Settle it\*\*/);
  });
  it('LANGUAGES.md lists the files of its example', () => {
    const root = resolve(__dirname, '..', '..', '..');
    const listed = [...read('LANGUAGES.md').matchAll(/^\| `(server\/[^`]+)` \|/gm)].map(([, file]) => file!);
    const folders = ['server/src/core/languages/id', 'server/data/id'];
    const files = folders.flatMap((folder) =>
      readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, resolve(entry.parentPath, entry.name)).split(sep).join('/')),
    );
    assert.deepEqual(listed.sort(), files.sort());
  });
  it('ARCHITECTURE.md has the folders and files that there are', () => {
    const root = resolve(__dirname, '..', '..', '..');
    const [house = ''] = /^## The house\n(.*?)^## /ms.exec(read('ARCHITECTURE.md')) ?? [];
    const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    const rows = [...house.matchAll(/^\| (`[^|]+`) \| ([^|]*) \|/gm)].map(
      ([, places = '', holds = '']) => [named(places), named(holds)] as const,
    );
    const drawn = rows.flatMap(([places]) => places);
    const inside = rows.flatMap(([[place = ''], holds]) =>
      holds
        .filter((name) => name.endsWith('/') || name.endsWith('.ts'))
        .map((name) => (name.startsWith('client/') ? name : `${place}/${name}`)),
    );
    assert.deepEqual(
      [...drawn, ...inside].filter((name) => !existsSync(resolve(root, name))),
      [],
    );
    const there = ['server/src', 'server/src/core', 'server/src/workspace', 'client/src'].flatMap((folder) =>
      readdirSync(resolve(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || folder === 'server/src')
        .map(({ name }) => `${folder}/${name}`)
        .filter((name) => !['server/src/core', 'server/src/tsconfig.json'].includes(name)),
    );
    const all = new Set([...drawn, ...inside.map((name) => name.replace(/\/$/, ''))]);
    assert.deepEqual(
      there.filter((name) => !all.has(name)),
      [],
    );
  });
  it('SIDECAR.md shows what is written', () => {
    const article = 'Ông {PER|Trần Minh} thăm {LOC|Huế} {DATE=2024-09-06|ngày 6/9}.\n\nboilerplate> Chia sẻ';
    const work = new Work(article).annotate().do(tag('Trần Minh', 'PER'), tag('Huế', 'ORG'), mark('Chia sẻ'));
    assert.ok(read('SIDECAR.md').includes(`\`\`\`yaml\n${work.source}\`\`\`\n`));
    assert.ok(read('SIDECAR.md').includes(`\`\`\`text\n${work.article.text}\n\`\`\`\n`));
  });

  describe('FORMATS.md', () => {
    const text = read('FORMATS.md');
    const rows = new Map(
      [...text.matchAll(/^\| `([\w-]+)` \|(.*)\|$/gm)].map(([, name, cells]) => [name!, cells!.split('|')]),
    );
    const [, examples = ''] = /^Examples.*?```\n(.*?)```/ms.exec(text) ?? [];
    const examplesOf = new Map<string, string[]>();
    let last: string[] = [];
    for (const line of examples.split('\n').filter((one) => one !== '')) {
      const name = line.slice(0, NAME_WIDTH).trim();
      if (name !== '') {
        last = [];
        examplesOf.set(name, last);
      }
      last.push(line.slice(NAME_WIDTH));
    }
    const names = docOf('[PER Lan] ở [LOC Hà Nội]', { path: 'a.txt', lang: 'vi' });
    const date = docOf('[DATE|DATE|2024-05-01 hôm qua]', { path: 'a.txt' });

    it('the table has a row for each format, in order', () =>
      assert.deepEqual(
        [...rows.keys()],
        FORMATS.map(({ name }) => name),
      ));

    for (const format of FORMATS) {
      it(`${format.name}: what is lost is what the lists say`, () => {
        const { detail } = formatCard(format, messagesFor('en'));
        assert.equal(rows.get(format.name)?.at(-2)?.trim(), detail.replace(/^Loses /, ''));
      });

      it(`${format.name}: the example is what is written`, () => {
        const example = examplesOf.get(format.name) ?? [];
        const { files } = write(format, [format.holds.datesOnly ? date : names]);
        const [, content] = [...files].find(([name]) =>
          format.extensions.some((extension) => name.endsWith(extension)),
        )!;
        if (example[0]?.startsWith('binary: ')) {
          assert.ok(content.includes(0));
          return;
        }
        assert.ok(example.length > 0);
        const written = textOf(content);
        for (const line of example) {
          let at = 0;
          for (const piece of line.replaceAll('⇥', '\t').split('…')) {
            const found = written.indexOf(piece.trim(), at);
            assert.ok(found >= 0, `${piece} is not in\n${written}`);
            at = found + piece.trim().length;
          }
        }
      });
    }
  });
});
