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

  describe('of dates', () => {
    const LONG =
      'Hà Nội, 26/8/2024 - Hội nghị lần này họp từ ngày 6/9 đến ngày 8/9, sau hội nghị tháng trước ở Huế.\n' +
      'Ông Nguyễn Văn An nói thư viện, xây năm nào không rõ, có sách in 1591 và mở cửa thứ Ba, 3/9/2024 cho mọi người.\n';
    let longer: Editor;
    before(async () => {
      longer = await Editor.inMemory({ 'b.txt': LONG });
      uri = await longer.open('b.txt');
    });
    after(() => longer.close());
    const readingsOf = async (text: string) =>
      ((await longer.command(COMMANDS.readings, { uri, at: longer.range(uri, text) })) as ReadingInfo[]).map(
        ({ range: { start, end }, value }) =>
          `${LONG.split('\n')[start.line]!.slice(start.character, end.character)} ${value}`,
      );
    const act = (action: object) => longer.command(COMMANDS.apply, { uri, actions: [action] });

    it('what nobody has tagged: all that belongs to it first', async () => {
      for (const text of ['từ ngày 6/9 đến ngày 8/9', 'ngày 6/9 đến ngày 8/9'])
        await act({ do: 'reject', range: longer.range(uri, text) });
      assert.match((await readingsOf('6/9'))[0]!, /ngày 6\/9 đến ngày 8\/9 2024-09-06\/2024-09-08$/);
    });

    it('a number alone that may be a year', async () => {
      await act({ do: 'reject', range: longer.range(uri, '1591') });
      assert.ok((await readingsOf('1591')).includes('1591 1591'));
    });

    it('the parts of one that is cut say what is written there', async () => {
      const range = longer.range(uri, 'thứ Ba, 3/9/2024');
      await act({ do: 'tag', range, label: 'DATE', value: '2024-09-03' });
      const parts = ['thứ Ba', '3/9/2024'].map((text) => longer.range(uri, text));
      await act({ do: 'split', range, parts });
      const { spans } = readSidecar(longer.file('b.ann.yaml') ?? '');
      assert.deepEqual(
        spans
          .filter(({ record }) => record.status === 'accepted')
          .map(({ record: { text, value } }) => `${text} ${value}`),
        ['thứ Ba 2024-08-20', '3/9/2024 2024-09-03'],
      );
    });
  });

  it('two dates are joined to one that goes from one to the other', async () => {
    const WORDS =
      'Hà Nội, 26/8/2024 - Hội nghị sẽ họp vào tháng 10 hoặc tháng 11 tại Huế, và tháng 12 thì không.\n';
    const two = await Editor.inMemory({ 'c.txt': WORDS });
    const article = await two.open('c.txt');
    const all = (await two.command(COMMANDS.readings, {
      uri: article,
      at: two.range(article, 'tháng 10'),
    })) as ReadingInfo[];
    const joined = all.filter(({ value }) => value === '2024-10/2024-11');
    assert.deepEqual(
      joined.map(({ range }) => range),
      [two.range(article, 'tháng 10 hoặc tháng 11')],
    );
    const action = {
      do: 'tag',
      from: two.range(article, 'tháng 10'),
      range: two.range(article, 'tháng 10 hoặc tháng 11'),
      label: 'DATE',
    };
    await two.command(COMMANDS.apply, { uri: article, actions: [action] });
    const [entry] = readSidecar(two.file('c.ann.yaml') ?? '').spans;
    assert.equal(entry!.record.value, '2024-10/2024-11');
    await two.close();
  });

  it('a date as somebody types it', async () => {
    const read = (text: string) => editor.command(COMMANDS.readDate, { uri, text });
    assert.equal(await read('4/5'), '2024-05-04');
    assert.equal(await read('Huế'), null);
  });

  it('or from one to another, the second as what is different of the first', async () => {
    const read = (text: string, own = '') => editor.command(COMMANDS.readDate, { uri, text, own });
    assert.equal(await read('4/5..6'), '2024-05-04/2024-05-06');
    assert.equal(await read('2023-11-01..+7', '2023-11-01'), '2023-11-01/2023-11-08');
    assert.equal(await read('2023-11-011..13', '2023-11-01'), '2023-11-01/2023-11-13');
    assert.equal(await read('9h..11h'), '2024-08-26T09:00/2024-08-26T11:00');
    assert.equal(await read('2019..2021'), '2019/2021');
    assert.equal(await read('4/5..'), null);
    assert.equal(await read('4..5..6'), null);
  });

  it('or what is to be different of the value in the box, behind it or alone', async () => {
    const read = (text: string, own: string) => editor.command(COMMANDS.readDate, { uri, text, own });
    assert.equal(await read('2023-11-0126', '2023-11-01'), '2023-11-26');
    assert.equal(await read('2023-11-01 26/8', '2023-11-01'), '2024-08-26');
    assert.equal(await read('2023-11-01T9:30', '2023-11-01'), '2023-11-01T09:30');
    assert.equal(await read('-1y', '2023-11-01'), '2022-11-01');
    assert.equal(await read('2023-11-02', '2023-11-01'), '2023-11-02');
    assert.equal(await read('2023-11-01z', '2023-11-01'), null);
    assert.equal(await read('2023-11>', '2023-11'), '2023-11-END');
    assert.equal(await read('2023-11-016/9 ev', '2023-11-01'), '2024-09-06TEV');
    assert.equal(await read('6/9 ev -1y', ''), '2023-09-06TEV');
    assert.equal(await read('6/9 Huế', ''), null);
  });
});
