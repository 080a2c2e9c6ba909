import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { readSidecar } from '../../src/core/sidecar/read';
import { ANNOTATIONS, type AnnotationsChange, COMMANDS, type Settings } from '../../src/protocol';
import { ARTICLE, NAME, SIDECAR } from './article';
import type { Editor, EditorOptions } from './client';
import { transports } from './transports';

/** What a sidecar says, one line an entry. */
function entries(source: string | undefined): string[] {
  if (source === undefined) return ['no file'];
  const { spans, lines } = readSidecar(source);
  return [
    ...spans.map(
      ({ record: r }) => `${r.text} ${r.label} ${r.status}${r.value === undefined ? '' : ` ${r.value}`}`,
    ),
    ...lines.map(({ record: r }) => `${r.text} ${r.kind} ${r.status}`),
  ];
}

const text = ({ message }: Diagnostic) => message as string;

for (const { transport, start, it } of transports([
  'hover explains a name',
  'diagnostics reach a client that cannot pull, also after a change',
  'a quick fix writes the sidecar, and undo takes it back',
])) {
  describe(`language server, ${transport}`, () => {
    let editor: Editor;
    const begin = async (options: EditorOptions = {}, files: Record<string, string> = {}) => {
      editor = await start({ [NAME]: ARTICLE, ...files }, options);
      return editor.open(NAME);
    };
    afterEach(() => editor.close());

    it('hover explains a name', async () => {
      const uri = await begin();
      const card = await editor.hover(uri, 'Seoul');
      assert.match(card, /^\*\*Seoul\*\* — LOC · place · suggested/);
      assert.match(card, /2 mentions\n\n- \[7\]\(file:.*#L7,\d+\): ….* tại \*\*Seoul\*\* vào tháng 11/);
      assert.match(card, /Confidence \d+ %/);
    });

    it('hover speaks Vietnamese to a Vietnamese editor', async () => {
      const uri = await begin({ locale: 'vi' });
      assert.match(await editor.hover(uri, 'Seoul'), /LOC · địa danh · gợi ý/);
    });

    it('the headline is where the recognizer sees it, not the first line', async () => {
      editor = await start(
        { [NAME]: `Trang chủ > Thế giới > Châu Á\n\n${ARTICLE}` },
        { initializationOptions: { annotations: true } },
      );
      const sent = new Promise<AnnotationsChange>((resolve) => {
        editor.connection.onNotification(ANNOTATIONS, resolve);
      });
      await editor.open(NAME);
      assert.deepEqual(
        (await sent).titles.items.map((range) => range.start.line),
        [2],
      );
    });

    it('the setting for the language wins over the editor’s', async () => {
      const workspace = { configuration: true, diagnostics: { refreshSupport: true } };
      const capabilities = { textDocument: { diagnostic: {} }, workspace };
      const uri = await begin({ locale: 'en', capabilities });
      const say = async (language: Settings['language']) => {
        editor.settings = { language };
        const refreshed = new Promise<void>((resolve) => {
          editor.connection.onRequest('workspace/diagnostic/refresh', () => {
            resolve();
            return null;
          });
        });
        await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        await refreshed;
        const [first] = await editor.diagnostics(uri);
        return [text(first!), await editor.hover(uri, 'Seoul')].join('\n');
      };
      assert.match(await say('vi'), /^Tên chưa gắn nhãn[\s\S]*địa danh/);
      assert.match(await say('en'), /^Untagged name[\s\S]*place/);
      assert.match(await say('auto'), /^Untagged name[\s\S]*place/);
    });

    it('hover explains a date', async () => {
      const uri = await begin();
      assert.match(
        await editor.hover(uri, '6/9/2024'),
        /^\*\*2024-09-06\*\* — DATE · date · suggested · Friday/,
      );
    });

    it('untagged names and dates are diagnostics with codes', async () => {
      const uri = await begin();
      const found = (await editor.diagnostics(uri)).map(
        ({ code, range }) => `${code} ${range.start.line}:${range.start.character}`,
      );
      assert.ok(found.includes('untagged-name 4:26'), found.join('\n'));
      assert.ok(found.includes('untagged-date 4:0'), found.join('\n'));
    });

    it('diagnostics reach a client that cannot pull, also after a change', async () => {
      const uri = await begin({ pull: false });
      const about = (word: string) => (items: readonly Diagnostic[]) =>
        items.some((item) => text(item).includes(word));
      await editor.pushed(uri, about('Hàn Quốc'));
      await editor.type(uri, 'Hàn Quốc', 'Việt Nam');
      await editor.pushed(uri, about('Việt Nam'));
    });

    it('a quick fix writes the sidecar, and undo takes it back', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Seoul', /^Accept/);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Seoul LOC accepted']);
      await editor.fix(uri, 'Kishida Fumio', /^“Kishida Fumio” is not a name/);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Kishida Fumio PER rejected', 'Seoul LOC accepted']);
      await editor.command(COMMANDS.undo, { uri });
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Seoul LOC accepted']);
      await editor.command(COMMANDS.undo);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['no file']);
      assert.deepEqual(await editor.command(COMMANDS.undo), {
        applied: false,
        changes: 0,
        message: 'Nothing to undo',
      });
    });

    it('every mention is tagged at once and untagged at once', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Seoul', /^Tag all 2 mentions of “Seoul” as LOC/);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Seoul LOC accepted', 'Seoul LOC accepted']);
      await editor.command(COMMANDS.undo);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['no file']);
    });

    it('every mention is tagged by a command, but what was rejected stays so', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Seoul', /^“Seoul” is not a name/);
      const { start } = editor.range(uri, 'Seoul vào');
      const range = { start, end: { line: start.line, character: start.character + 'Seoul'.length } };
      const result = await editor.command(COMMANDS.tagEvery, { uri, range, label: 'LOC' });
      assert.deepEqual(result, { applied: true, changes: 1, action: 2 });
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Seoul LOC rejected', 'Seoul LOC accepted']);
    });

    it('source.fixAll.dateline accepts what is sure', async () => {
      const uri = await begin();
      const [all] = await editor.actions(uri, 'Thủ tướng', 'source.fixAll.dateline');
      await editor.command(all!.command!.command, ...all!.command!.arguments!);
      const accepted = entries(editor.file(SIDECAR));
      assert.ok(accepted.includes('Hàn Quốc LOC accepted'), accepted.join('\n'));
      assert.ok(accepted.includes('Ngày 6/9/2024 DATE accepted 2024-09-06'), accepted.join('\n'));
      await editor.command(COMMANDS.undo);
      assert.equal(editor.file(SIDECAR), undefined);
    });

    it('a selection can be tagged as anything', async () => {
      const uri = await begin();
      await editor.fix(uri, 'hai bên', /as ORG$/);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['hai bên ORG accepted']);
      await editor.fix(uri, 'hai bên', /^Remove the tag/);
      assert.deepEqual(entries(editor.file(SIDECAR)), []);
    });

    it('a comment added by hand is still there after a tag is added', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Seoul', /^Accept/);
      const path = `${editor.folder}/${SIDECAR}`;
      const { writeFileSync } = await import('node:fs');
      writeFileSync(path, editor.file(SIDECAR)!.replace('spans:\n', 'spans:\n\n# thủ đô, đã kiểm tra\n'));
      await editor.fix(uri, 'Kishida Fumio', /^Accept/);
      assert.match(editor.file(SIDECAR)!, /# thủ đô, đã kiểm tra\n/);
      assert.equal(entries(editor.file(SIDECAR)).length, 2);
    });

    it('an outdated version is refused', async () => {
      const uri = await begin();
      const [action] = await editor.actions(uri, 'Seoul');
      await editor.type(uri, 'Ngày', 'Sáng ngày');
      const result = (await editor.command(action!.command!.command, ...action!.command!.arguments!)) as {
        applied: boolean;
      };
      assert.equal(result.applied, false);
      assert.equal(editor.file(SIDECAR), undefined);
    });

    it('annotations follow the text while it is edited, and the sidecar when it is saved', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Kishida Fumio', /^Accept/);
      const before = readSidecar(editor.file(SIDECAR)!).spans[0]!.record.start;
      await editor.type(uri, 'Ngày 6/9/2024, ', '🇯🇵 ');
      assert.match(await editor.hover(uri, 'Kishida Fumio'), /accepted by/);
      await editor.save(uri);
      await editor.diagnostics(uri);
      await editor.command(COMMANDS.apply, { uri, actions: [] });
      const { record } = readSidecar(editor.file(SIDECAR)!).spans[0]!;
      assert.equal(record.start, before - 'Ngày 6/9/2024, '.length + 3);
    });

    it('an annotation whose text has changed is a finding with two ways out', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Kishida Fumio', /^Accept/);
      await editor.type(uri, 'Kishida Fumio', 'Kishida F.');
      const stale = (await editor.diagnostics(uri)).find(({ code }) => code === 'stale-annotation');
      assert.equal(stale?.message, 'The annotated text “Kishida Fumio” is now “Kishida F.”');
      await editor.fix(uri, 'Kishida F.', /^Keep the annotation/);
      assert.deepEqual(entries(editor.file(SIDECAR)), ['Kishida F. PER accepted']);
    });

    it('two labels of one text are called right, and that taken back', async () => {
      const uri = await begin();
      const second = editor.range(uri, 'Seoul vào');
      const range = { start: second.start, end: { ...second.end, character: second.end.character - 4 } };
      await editor.fix(uri, 'Seoul', /^Accept/);
      await editor.command(COMMANDS.apply, { uri, actions: [{ do: 'tag', range, label: 'ORG' }] });
      const conflicts = async () =>
        (await editor.diagnostics(uri)).filter(({ code }) => code === 'label-conflict').length;
      assert.equal(await conflicts(), 2);
      await editor.fix(uri, 'Seoul vào', /^“Seoul” is rightly ORG here/);
      assert.equal(await conflicts(), 0);
      assert.match(editor.file(SIDECAR)!, /label: "ORG", status: "accepted", distinct: true, was/);
      await editor.command(COMMANDS.undo);
      assert.equal(await conflicts(), 2);
    });

    it('a marked line that is gone is a finding with a way out', async () => {
      const uri = await begin();
      await editor.command(COMMANDS.apply, {
        uri,
        actions: [{ do: 'mark', range: editor.range(uri, 'Minh Anh'), kind: 'boilerplate' }],
      });
      await editor.type(uri, 'Minh Anh\n\n', '');
      const stale = (await editor.diagnostics(uri)).find(({ code }) => code === 'stale-annotation');
      assert.equal(stale?.message, 'The marked line “Minh Anh” is no longer here');
      await editor.fix(uri, 'Ngày', /^Drop the mark of the line “Minh Anh”/);
      assert.deepEqual(entries(editor.file(SIDECAR)), []);
    });

    it('the publication date is set, dates follow, and undo takes it back', async () => {
      const uri = await begin();
      const before = await editor.hover(uri, 'tháng 11');
      const result = await editor.command(COMMANDS.apply, {
        uri,
        actions: [{ do: 'publish', value: '2023-12-01' }],
      });
      assert.deepEqual(result, { applied: true, changes: 1, action: 1 });
      assert.equal(readSidecar(editor.file(SIDECAR)!).header.published, '2023-12-01');
      assert.notEqual(await editor.hover(uri, 'tháng 11'), before);
      await editor.command(COMMANDS.undo);
      assert.equal(editor.file(SIDECAR), undefined);
      assert.equal(await editor.hover(uri, 'tháng 11'), before);
    });

    it('a date of the article is made the publication date', async () => {
      const uri = await begin();
      await editor.fix(uri, '6/9/2024', /^Set the publication date to 2024-09-06/);
      assert.equal(readSidecar(editor.file(SIDECAR)!).header.published, '2024-09-06');
    });

    it('a sidecar that is open and dirty is changed in the editor, and unsaved work stays', async () => {
      const uri = await begin({ initializationOptions: { save: true } });
      await editor.fix(uri, 'Seoul', /^Accept/);
      const sidecar = await editor.open(SIDECAR, editor.file(SIDECAR), 'yaml');
      await editor.type(sidecar, 'spans:', '# chưa lưu\nspans:');
      await editor.fix(uri, 'Kishida Fumio', /^Accept/);
      assert.match(editor.text(sidecar), /# chưa lưu/);
      assert.deepEqual(entries(editor.text(sidecar)), ['Kishida Fumio PER accepted', 'Seoul LOC accepted']);
      assert.equal(editor.file(SIDECAR), editor.text(sidecar));
    });

    it('a sidecar that cannot be read is reported in both files and never overwritten', async () => {
      const broken = 'version: 1\nspans:\n\n- {start: 0, end: [\n';
      const uri = await begin({}, { [SIDECAR]: broken });
      const onArticle = (await editor.diagnostics(uri)).find(({ code }) => code === 'sidecar-unreadable');
      assert.match(text(onArticle!), /bai\.ann\.yaml, line [45]: Not valid YAML/);
      const result = (await editor.fix(uri, 'Seoul', /^Accept/)) as { applied: boolean; message: string };
      assert.equal(result.applied, false);
      assert.match(result.message, /bai\.ann\.yaml cannot be read/);
      assert.equal(editor.file(SIDECAR), broken);
      const sidecar = await editor.open(SIDECAR, broken, 'yaml');
      assert.deepEqual((await editor.diagnostics(sidecar)).map(({ code }) => code)[0], 'sidecar-unreadable');
    });

    it('a rename takes the sidecar along, but not over another one', async () => {
      const uri = await begin();
      await editor.fix(uri, 'Seoul', /^Accept/);
      const rename = (to: string) =>
        editor.connection.sendRequest('workspace/willRenameFiles', {
          files: [{ oldUri: uri, newUri: editor.uri(to) }],
        });
      assert.deepEqual(await rename('moi.txt'), {
        documentChanges: [
          {
            kind: 'rename',
            oldUri: editor.uri(SIDECAR),
            newUri: editor.uri('moi.ann.yaml'),
            options: { overwrite: false },
          },
        ],
      });
      assert.deepEqual(await rename(NAME), { documentChanges: [] });
      const called = async (to: string) => {
        const { documentChanges } = (await rename(to)) as { documentChanges: { newUri: string }[] };
        return documentChanges.map(({ newUri }) => newUri);
      };
      assert.deepEqual(await called('bai.md'), [editor.uri('bai.md.ann.yaml')]);
      writeFileSync(join(editor.folder, 'moi.md.txt'), '');
      assert.deepEqual(await called('moi.md'), [editor.uri('moi.md..ann.yaml')]);
    });

    it('mentions are highlighted and outlined', async () => {
      const uri = await begin();
      const position = editor.position(uri, 'Seoul');
      const highlights = await editor.connection.sendRequest('textDocument/documentHighlight', {
        textDocument: { uri },
        position,
      });
      assert.equal((highlights as unknown[]).length, 2);
      const symbols = (await editor.connection.sendRequest('textDocument/documentSymbol', {
        textDocument: { uri },
      })) as {
        name: string;
        children?: { name: string; detail: string }[];
      }[];
      assert.equal(symbols[0]!.name, 'Thủ tướng Nhật Bản thăm Hàn Quốc');
      assert.deepEqual(
        symbols[0]!.children?.map(({ name, detail }) => `${name} ${detail}`),
        ['Nhật Bản LOC', 'Hàn Quốc LOC'],
      );
    });

    it('semantic tokens are for editors that show nothing themselves', async () => {
      const uri = await begin();
      const tokens = (await editor.connection.sendRequest('textDocument/semanticTokens/full', {
        textDocument: { uri },
      })) as { data: number[] };
      assert.ok(tokens.data.length >= 5 * 8);
    });
  });
}
