import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { api, closeAll, folder, openArticle, put, run } from './api';

const PROJECT =
  'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {colour: "#aa3377", description: Phone}}\narticles: ["*.txt"]\n';

const article = (phone: string) => `Hãng Sao Mai ra mắt điện thoại ${phone}

Ai mua máy ${phone} tại Huế được giảm giá trong tháng này, theo ông Trần Bính.

Cửa hàng mở đến tối, khách trả tiền khi nhận hàng.
`;

let count = 0;

describe('training on a corpus', () => {
  let corpus: string;
  beforeEach(() => {
    corpus = `hoc-${++count}`;
    fs.mkdirSync(path.join(folder(), corpus));
    fs.writeFileSync(path.join(folder(), corpus, 'dateline.yaml'), PROJECT);
  });
  afterEach(closeAll);

  const model = () => path.join(folder(), corpus, '.dateline', 'model.bin');
  /** The names under the label that are shown in the editor in front. */
  const phones = async ({ document }: vscode.TextEditor) =>
    (await api())
      .annotations(document.uri)
      ?.spans.filter(({ label, status }) => label === 'PHONE' && status === 'suggested').length;

  /** Tags the phone in two places, as people do with a key. */
  async function teach(name: string, phone: string): Promise<void> {
    const editor = await openArticle(`${corpus}/${name}.txt`, article(phone));
    put(editor, phone, true);
    await run('tag3');
    const sidecar = path.join(folder(), corpus, `${name}.ann.yaml`);
    await until(
      () => fs.existsSync(sidecar) && fs.readFileSync(sidecar, 'utf8').includes('label: "PHONE"'),
      `${phone} in the sidecar`,
    );
    await run('tagEveryMention');
    await until(
      () => (fs.readFileSync(sidecar, 'utf8').match(/label: "PHONE"/g) ?? []).length === 2,
      `both ${phone} in the sidecar`,
    );
  }

  it('a label is learned from a few taggings and suggested in the next article', async () => {
    for (const [name, phone] of [
      ['mot', 'Mây V2'],
      ['hai', 'Gió X5'],
      ['ba', 'Mây V3'],
    ] as const)
      await teach(name, phone);
    const next = await openArticle(`${corpus}/moi.txt`, article('Trăng K9'));
    assert.equal(await phones(next), 0);
    const { messages } = await answering([], () => run('train'));
    assert.match(messages.at(-1)!.text, /^The new model is in use\./);
    await until(async () => (await phones(next)) === 2, 'suggestions under the new label');
    const diagnostics = () => vscode.languages.getDiagnostics(next.document.uri);
    await until(() => diagnostics().some(({ message }) => /“Trăng K9”: PHONE/.test(message)), 'a problem');
  });

  it('cancelled it leaves no model', async () => {
    await teach('mot', 'Mây V2');
    const { withProgress } = vscode.window;
    const source = new vscode.CancellationTokenSource();
    vscode.window.withProgress = async (options, task) => {
      assert.equal(options.cancellable, true);
      const report = () => source.cancel();
      return task({ report } as Parameters<typeof task>[0], source.token);
    };
    try {
      const { messages } = await answering([], () => run('train'));
      assert.deepEqual(messages, []);
    } finally {
      vscode.window.withProgress = withProgress;
    }
    assert.equal(fs.existsSync(model()), false);
  });

  it('what to annotate next is listed with its reasons, and what is chosen is opened at its place', async () => {
    fs.writeFileSync(path.join(folder(), corpus, 'nhieu.txt'), article('Trăng K9'));
    await openArticle(
      `${corpus}/it.txt`,
      'Hội nghị bàn về môi trường biển và kết thúc sớm hơn dự kiến hôm nay.\n',
    );
    const { lists } = await answering([/^\$\(question\) /], () => run('whatNext'));
    const [list] = lists;
    assert.deepEqual(
      list!.filter((label) => label.startsWith('$(file)')),
      ['$(file) nhieu.txt', '$(file) it.txt'],
    );
    const editor = vscode.window.activeTextEditor!;
    assert.match(editor.document.uri.path, /\/nhieu\.txt$/);
    assert.equal(editor.document.languageId, 'dateline-article');
    const chosen = list!.find((label) => label.startsWith('$(question)'));
    assert.equal(`$(question) ${editor.document.getText(editor.selection)}`, chosen);
  });

  /** The file of a model in which something is another. */
  const altered = (change: (bytes: Buffer) => void) => (model: Buffer) => {
    const bytes = Buffer.from(model);
    change(bytes);
    return bytes;
  };
  /** A file that is whole by its checksum, and says of itself what is not so. */
  const claiming = (header: object) => (model: Buffer) => {
    const text = Buffer.from(JSON.stringify({ ...headerOf(model), ...header }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    const checked = Buffer.concat([length, text, model.subarray(16 + model.readUInt32LE(12))]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(checked));
    return Buffer.concat([model.subarray(0, 8), sum, checked]);
  };
  const FILES: readonly [what: string, file: (model: Buffer) => Uint8Array, said: RegExp][] = [
    ['that is none', () => Buffer.from('<html></html>'), /no model of Dateline/],
    ['that is cut short', (model) => model.subarray(0, -9), /damaged/],
    [
      'with one byte altered',
      altered((bytes) => bytes.writeUInt8(bytes.at(-99)! ^ 1, bytes.length - 99)),
      /damaged/,
    ],
    ['from another version', altered((bytes) => bytes.writeUInt32LE(99, 4)), /another version/],
    ['for other features', claiming({ features: 'names 1' }), /another version/],
    ['that claims a million million features', claiming({ rows: 1e12 }), /damaged/],
    ['with labels that its weights do not have', claiming({ labels: ['A', 'B', 'C', 'D'] }), /damaged/],
    ['that says nothing of itself', claiming({ about: {} }), /damaged/],
  ];
  let trained: Buffer;
  for (const [what, file, said] of FILES)
    it(`a model ${what} is refused with a message, and suggestions go on`, async () => {
      if (!trained) {
        await teach('mot', 'Mây V2');
        await answering([], () => run('train'));
        trained = fs.readFileSync(model());
        await closeAll();
        corpus = `hoc-${++count}`;
        fs.mkdirSync(path.join(folder(), corpus));
        fs.writeFileSync(path.join(folder(), corpus, 'dateline.yaml'), PROJECT);
      }
      fs.mkdirSync(path.dirname(model()));
      fs.writeFileSync(model(), file(trained));
      const { messages } = await answering([], async () => {
        const editor = await openArticle(`${corpus}/moi.txt`, article('Trăng K9'));
        const spans = (await api()).annotations(editor.document.uri)?.spans ?? [];
        assert.ok(spans.some(({ label }) => label === 'LOC'));
      });
      assert.match(messages[0]?.text ?? '', /model\.bin is not used; /);
      assert.match(messages[0]?.text ?? '', said);
    });
});

/** What stands in the head of a model. */
const headerOf = (model: Buffer): object =>
  JSON.parse(model.subarray(16, 16 + model.readUInt32LE(12)).toString('utf8'));

/** As zip has it. */
function crc32(bytes: Buffer): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
