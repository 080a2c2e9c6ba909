import assert from 'node:assert/strict';
import { readSidecar } from '../../src/core/sidecar/read';
import { type ApplyResult, COMMANDS, type ReadingInfo } from '../../src/protocol';
import { Editor } from './client';

const TEXT =
  'Hà Nội, 26/8/2024 - Ông Nguyễn Văn An gặp bà Lê Thị Hoa tại Đà Nẵng vào ngày 6/9 và nói chuyện đến 10h15.\n' +
  'Họ đã bàn về việc xây một cây cầu mới qua sông cho người dân hai bên bờ đi lại dễ dàng hơn.\n';

describe('readings', () => {
  let editor: Editor;
  let uri: string;
  before(async () => {
    editor = await Editor.inMemory({ 'a.txt': TEXT });
    uri = await editor.open('a.txt');
  });
  after(() => editor.close());

  const at = (text: string) => editor.range(uri, text);
  const textOf = ({ range: { start, end } }: ReadingInfo) =>
    TEXT.split('\n')[start.line]!.slice(start.character, end.character);
  const readings = async (place: string) =>
    ((await editor.command(COMMANDS.readings, { uri, at: at(place) })) as ReadingInfo[]).map(
      (one) => `${textOf(one)} ${one.label}${one.value === undefined ? '' : ` ${one.value}`}`,
    );

  it('of a name: other labels and ends, but not what stands there', async () => {
    const found = await readings('Đà Nẵng');
    assert.ok(!found.includes('Đà Nẵng LOC'));
    assert.ok(found.includes('Đà Nẵng ORG'), found.join(', '));
  });

  it('of a part of one: the whole first', async () => {
    assert.equal((await readings('Văn'))[0], 'Nguyễn Văn An PER');
  });

  it('of a date: other values and other ends in turn', async () => {
    const found = await readings('ngày 6/9');
    assert.equal(found[0], 'ngày 6/9 DATE 2023-09-06');
    assert.ok(!found.includes('ngày 6/9 DATE 2024-09-06'));
  });

  it('a date that gets other ends says what is written there then', async () => {
    const range = at('6/9');
    const action = { do: 'tag', from: at('ngày 6/9'), range, label: 'DATE' };
    const { applied } = (await editor.command(COMMANDS.apply, { uri, actions: [action] })) as ApplyResult;
    assert.ok(applied);
    const longer = { do: 'tag', from: range, range: at('đến 10h15'), label: 'DATE' };
    await editor.command(COMMANDS.apply, { uri, actions: [longer] });
    const clock = { do: 'tag', from: at('đến 10h15'), range: at('10h15'), label: 'DATE' };
    await editor.command(COMMANDS.apply, { uri, actions: [clock] });
    const [entry] = readSidecar(editor.file('a.ann.yaml') ?? '').spans;
    const { text, value, type } = entry!.record;
    assert.deepEqual([text, value, type], ['10h15', 'T10:15', 'TIME']);
  });

  it('a date as somebody types it', async () => {
    const read = (text: string) => editor.command(COMMANDS.readDate, { uri, text });
    assert.equal(await read('4/5'), '2024-05-04');
    assert.equal(await read('Huế'), null);
  });

  it('or what is to be different of the value in the box, behind it or alone', async () => {
    const read = (text: string, own: string) => editor.command(COMMANDS.readDate, { uri, text, own });
    assert.equal(await read('2023-11-0126', '2023-11-01'), '2023-11-26');
    assert.equal(await read('2023-11-01 26/8', '2023-11-01'), '2024-08-26');
    assert.equal(await read('2023-11-01T9:30', '2023-11-01'), '2023-11-01T09:30');
    assert.equal(await read('-1y', '2023-11-01'), '2022-11-01');
    assert.equal(await read('2023-11-02', '2023-11-01'), '2023-11-02');
    assert.equal(await read('2023-11-01x', '2023-11-01'), null);
  });
});
