import assert from 'node:assert/strict';
import { type ApplyResult, COMMANDS, type Settings } from '../../src/protocol';
import { type ArticlesResult, CORPUS } from '../../src/protocol/corpus';
import { Editor } from './client';

const FIRST = `Đội tuyển Việt Nam tập trên sân Mỹ Đình

HÀ NỘI - Chiều 6/9/2024, đội tuyển Việt Nam tập trên sân Mỹ Đình. Ông Kim Sang-sik cho biết sân Lạch Tray đang được sửa.

Sau buổi tập, các cầu thủ về khách sạn ở quận Nam Từ Liêm.
`;
const SECOND = `Khán giả đến sân Thống Nhất

TP.HCM - Tối 7/9/2024, hàng nghìn khán giả đến sân Thống Nhất xem trận đấu. Ông Kim Sang-sik không đến.

Sau trận đấu, nhiều người ở lại sân Thống Nhất đến khuya.
`;

describe('what is learned from decisions, in an editor', () => {
  let editor: Editor;
  const wake: (() => void)[] = [];
  const begin = async (settings: Partial<Settings> = {}) => {
    editor = await Editor.inMemory(
      { 'dateline.yaml': 'version: 1\n', 'mot.txt': FIRST, 'hai.txt': SECOND },
      {
        initializationOptions: { corpus: true },
        settings: { showThreshold: 0, problems: 'byMention', ...settings },
      },
    );
    editor.connection.onNotification(CORPUS.changed, () => {
      for (const one of wake.splice(0)) one();
    });
    for (;;) {
      const next = new Promise<void>((resolve) => wake.push(resolve));
      if ((await editor.connection.sendRequest<ArticlesResult>(CORPUS.articles, {})).complete) return;
      await next;
    }
  };
  afterEach(() => editor.close());

  const suggested = async (uri: string): Promise<string[]> => {
    const text = editor.text(uri).split('\n');
    return (await editor.diagnostics(uri))
      .filter(({ code }) => code === 'untagged-name')
      .map(({ range: { start, end } }) => text[start.line]!.slice(start.character, end.character));
  };
  const until = async (uri: string, isSo: (names: readonly string[]) => boolean) => {
    for (;;) {
      const next = new Promise<void>((resolve) => wake.push(resolve));
      const names = await suggested(uri);
      if (isSo(names)) return names;
      await next;
    }
  };
  const apply = async (uri: string, ...actions: readonly object[]) => {
    const result = (await editor.command(COMMANDS.apply, { uri, actions })) as ApplyResult;
    assert.equal(result.applied, true);
  };
  const tag = (uri: string, word: string, label: string) =>
    apply(uri, { do: 'tag', range: editor.range(uri, word), label });

  it('a boundary that was corrected twice holds in another open article, and no longer after undo', async () => {
    await begin();
    const [mot, hai] = [await editor.open('mot.txt'), await editor.open('hai.txt')];
    const before = await suggested(hai);
    assert.ok(before.includes('sân Thống Nhất'), before.join());
    assert.ok((await suggested(mot)).includes('sân Lạch Tray'));
    await tag(mot, 'Mỹ Đình', 'LOC');
    assert.ok(
      !(await suggested(mot)).includes('sân Lạch Tray'),
      'one decision is enough in the article itself',
    );
    assert.ok((await suggested(mot)).includes('Lạch Tray'));
    await tag(mot, 'Lạch Tray', 'LOC');
    const names = await until(hai, (found) => !found.includes('sân Thống Nhất'));
    assert.deepEqual(
      names.filter((name) => name.includes('Thống Nhất')),
      ['Thống Nhất', 'Thống Nhất', 'Thống Nhất'],
    );
    const card = await editor.hover(hai, 'Thống Nhất');
    assert.match(
      card,
      /names were accepted without “sân” \(from your 2 decisions: \[mot\.txt:1\]\(.*mot\.txt#L1\)\)/,
    );
    await editor.command(COMMANDS.undo);
    assert.deepEqual(await until(hai, (found) => found.includes('sân Thống Nhất')), before);
  });

  it('what was rejected twice stays away in other articles', async () => {
    await begin();
    const [mot, hai] = [await editor.open('mot.txt'), await editor.open('hai.txt')];
    assert.ok((await suggested(hai)).includes('Kim Sang-sik'));
    await apply(mot, { do: 'reject', range: editor.range(mot, 'Kim Sang-sik') });
    await apply(hai, { do: 'reject', range: editor.range(hai, 'Kim Sang-sik') });
    await editor.type(hai, 'đến khuya', 'đến khuya. Bà Lan gặp Kim Sang-sik ở đó');
    await until(hai, (found) => found.includes('Lan') && !found.includes('Kim Sang-sik'));
    await editor.command(COMMANDS.undo);
    await until(hai, (found) => found.filter((name) => name === 'Kim Sang-sik').length > 0);
  });

  it('nothing is learned where that is switched off', async () => {
    await begin({ learn: false });
    const [mot, hai] = [await editor.open('mot.txt'), await editor.open('hai.txt')];
    const before = await suggested(hai);
    await tag(mot, 'Mỹ Đình', 'LOC');
    assert.ok((await suggested(mot)).includes('sân Lạch Tray'));
    await tag(mot, 'Lạch Tray', 'LOC');
    assert.deepEqual(await suggested(hai), before);
  });
});
