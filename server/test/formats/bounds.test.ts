import assert from 'node:assert/strict';
import { encode } from '@msgpack/msgpack';
import { gzipSync, zlibSync } from 'fflate';
import { FormatError, type ReadDoc } from '../../src/core/formats/model';
import { decodeChecked } from '../../src/core/formats/msgpack';
import { formatNamed } from '../../src/core/formats/registry';
import { Skips } from '../../src/core/formats/skips';
import { unpacked } from '../../src/core/formats/unpack';
import { isolatedReader } from '../../src/node/isolated';
import { docOf, inputOf, read, write } from './support';

const nested = (n: number, name = 'persName') =>
  `<TEI><text><body>${`<${name}>`.repeat(n)}Lan${`</${name}>`.repeat(n)}</body></text></TEI>`;

describe('formats: what is read is bounded', () => {
  it('what is packed unpacks to no more than is allowed', () => {
    const bytes = new Uint8Array(1 << 20);
    for (const packed of [gzipSync(bytes), zlibSync(bytes)]) {
      assert.equal(unpacked(packed).length, bytes.length);
      assert.equal(unpacked(packed, bytes.length).length, bytes.length);
      assert.throws(() => unpacked(packed, bytes.length - 1), /unpacks to more than/);
    }
  });

  it('broken streams are errors', () => {
    const packed = zlibSync(new TextEncoder().encode('Hà Nội'.repeat(100)));
    // The library takes an empty stream for an empty file.
    for (let end = 7; end < packed.length; end++)
      assert.throws(() => unpacked(packed.subarray(0, end)), String(end));
  });

  const values: readonly (readonly [what: string, value: unknown])[] = [
    [
      'numbers',
      [0, 1, 127, 128, 255, 256, 65535, 65536, 2 ** 32, -1, -32, -33, -129, -40000, -(2 ** 33), 1.5],
    ],
    ['texts', ['', 'a', 'b'.repeat(31), 'c'.repeat(32), 'd'.repeat(300), 'đ'.repeat(70000)]],
    ['lists', [Array(15).fill(0), Array(16).fill(null), Array(70000).fill(true)]],
    [
      'maps',
      [{}, { a: { b: [false] } }, Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, n]))],
    ],
    ['bytes', [new Uint8Array(3), new Uint8Array(300), new Uint8Array(70000)]],
    ['dates', new Date(0)],
  ];
  for (const [what, value] of values)
    it(`msgpack with ${what} is read`, () => assert.deepEqual(decodeChecked(encode(value)), value));
  const wrong: readonly (readonly [what: string, bytes: readonly number[], says: RegExp])[] = [
    ['nothing', [], /ends too soon/],
    ['a list longer than the file', [0xdd, 0x7f, 0xff, 0xff, 0xff, 0], /ends too soon/],
    ['a map longer than the file', [0xdf, 0x7f, 0xff, 0xff, 0xff, 0], /ends too soon/],
    ['a text longer than the file', [0xdb, 0, 0, 1, 0, 65], /ends too soon/],
    ['lists that share their room', [0xdc, 0, 4, 0xdc, 0, 4, 0, 0, 0, 0], /ends too soon/],
    ['a head that does not exist', [0xc1], /byte 193/],
    ['lists in lists in lists', Array(200).fill(0x91), /too deeply|too soon/],
  ];
  for (const [what, bytes, says] of wrong)
    it(`msgpack with ${what} is an error`, () =>
      assert.throws(() => decodeChecked(Uint8Array.from(bytes)), says));

  it('XML of very many tags in tags is read, of more it is refused', async () => {
    const [doc] = await read(formatNamed('tei')!, inputOf('a.xml', nested(80_000)));
    assert.deepEqual([doc!.text, doc!.spans.length], ['Lan', 1]);
    assert.equal((await read(formatNamed('tei')!, inputOf('a.xml', nested(80_000, 'hi'))))[0]!.text, 'Lan');
    await assert.rejects(read(formatNamed('tei')!, inputOf('a.xml', nested(120_000))), /nested too deeply/);
  });

  for (const name of ['timeml', 'tei', 'xmi', 'gate'])
    it(`${name}: tags that do not end`, () =>
      assert.rejects(read(formatNamed(name)!, inputOf('a.xml', '<TEI>'.repeat(200_000))), FormatError));

  for (const name of ['label-studio', 'pubannotation', 'gate', 'w3c', 'doccano', 'jsonl', 'xmi'])
    it(`${name}: JSON of lists in lists`, () =>
      assert.rejects(read(formatNamed(name)!, inputOf('a.json', '['.repeat(500_000))), FormatError));

  it('a JSON text of any length is read, and what is wrong in it has its line', async () => {
    const text = 'Hà Nội "đẹp" \\ '.repeat(1_200_000);
    const tasks = [{ data: { text }, annotations: [{ result: [] }] }];
    for (const content of [JSON.stringify(tasks), JSON.stringify(tasks, undefined, 1)]) {
      const [doc] = await read(formatNamed('label-studio')!, inputOf('a.json', content));
      assert.equal(doc!.text.length, text.length);
      const broken = content.replace(/\]$/, '');
      await assert.rejects(read(formatNamed('label-studio')!, inputOf('a.json', broken)), FormatError);
    }
  });

  it('the records of one long array are read one after another', () => {
    const record = JSON.stringify({ text: 'Hà Nội', label: [[0, 6, 'LOC']] });
    const skips = new Skips();
    // Nobody has looked at the end, which is missing, when the first is there.
    const docs = formatNamed('doccano')!.read(inputOf('a.json', `[${`${record},`.repeat(1000)}`), skips);
    const [first] = docs as Iterable<ReadDoc>;
    assert.equal(first!.text, 'Hà Nội');
  });

  it('a kind of thing that is left out is named once, however many there are', async () => {
    const skips = new Skips();
    for (let n = 0; n < 1000; n++) skips.skip(n + 1, 'a relation');
    for (let n = 0; n < 1000; n++) skips.skip(n + 1, `the element e${n}${'x'.repeat(500)}`);
    const list = skips.list();
    assert.ok(list.length <= 201 && list.every(({ what }) => what.length <= 301));
    assert.equal(list.find(({ what }) => what === 'a relation')!.count, 1000);
    assert.equal(
      list.reduce((sum, { count }) => sum + count, 0),
      2000,
    );
  });

  describe('in a thread', () => {
    const collect = async (
      reader: ReturnType<typeof isolatedReader>,
      format: string,
      file = 'a.tei.xml',
      content: string | Uint8Array = nested(1),
    ) => {
      const skips = new Skips();
      const docs = [];
      for await (const doc of reader(formatNamed(format)!, inputOf(file, content), skips)) docs.push(doc);
      return { docs, skips: skips.list() };
    };
    const reader = isolatedReader();

    it('the same is read and said, for one file after another', async () => {
      const content =
        '<TEI><text><body><p><rs>ai</rs> <persName ref="#1">Lan</persName></p></body></text></TEI>';
      for (let n = 0; n < 3; n++) {
        const { docs, skips } = await collect(reader, 'tei', 'a.xml', content);
        assert.deepEqual(docs, await read(formatNamed('tei')!, inputOf('a.xml', content)));
        assert.deepEqual(
          skips.map(({ what }) => what),
          ['an rs without a type', 'the “ref” of a name'],
        );
      }
    });

    it('very many documents arrive, in order', async () => {
      const docs = Array.from({ length: 500 }, (_, n) => docOf(`[PER Lan] ${n}.`, { path: `${n}.txt` }));
      const [[name, bytes] = ['', new Uint8Array()]] = write(formatNamed('spacy')!, docs).files;
      const { docs: back } = await collect(reader, 'spacy', name, bytes);
      assert.deepEqual(
        back.map(({ path }) => path),
        docs.map(({ path }) => path),
      );
    });

    it('who stops in the middle leaves nothing behind', async () => {
      const docs = Array.from({ length: 500 }, (_, n) => docOf(`[PER Lan] ${n}.`));
      const [[name, bytes] = ['', new Uint8Array()]] = write(formatNamed('spacy')!, docs).files;
      for await (const doc of reader(formatNamed('spacy')!, inputOf(name, bytes), new Skips())) {
        assert.equal(doc.text, 'Lan 0.');
        break;
      }
      assert.equal((await collect(reader, 'tei')).docs.length, 1);
    });

    it('faults have their line, and the thread reads on', async () => {
      await assert.rejects(
        collect(reader, 'tei', 'a.xml', '<TEI>\n<a></b>'),
        /^FormatError: a\.xml:2: not well-formed|a\.xml:2: not well-formed/,
      );
      assert.equal((await collect(reader, 'tei')).docs.length, 1);
    });

    it('what takes too much memory is stopped, with the file and the reason, and the next file is read', async () => {
      // Read in a thread with room it gives all its names; a thread without ends, and not the process.
      const many = `<TEI><text><body>${'<p><persName>Lan</persName></p>'.repeat(200_000)}</body></text></TEI>`;
      const small = isolatedReader({ time: 60_000, memory: 24 });
      await assert.rejects(
        collect(small, 'tei', 'a.tei.xml', many),
        /a\.tei\.xml:1: reading it takes more than 24 MB of memory, and was stopped/,
      );
      assert.equal((await collect(small, 'tei')).docs.length, 1);
      assert.equal((await collect(reader, 'tei', 'a.tei.xml', many)).docs[0]!.spans.length, 200_000);
    }).timeout(120_000);

    const HUGE: readonly (readonly [what: string, format: string, file: string, content: () => string])[] = [
      [
        'a line of very many lists',
        'doccano',
        'a.jsonl',
        () => `{"text":"Hà Nội","label":[],"x":[${'[],'.repeat(3_000_000)}0]}`,
      ],
      ['an array in one line', 'doccano', 'a.jsonl', () => `[[${'[],'.repeat(3_000_000)}0]]`],
      ['a sentence without end', 'conll2002', 'a.conll', () => 'Lan B-PER\n'.repeat(1_000_000)],
    ];
    for (const [what, format, file, content] of HUGE)
      it(`${what} in a file of a light format: only the thread ends`, async () => {
        const small = isolatedReader({ time: 60_000, memory: 32 });
        await assert.rejects(collect(small, format, file, content()), /takes more than 32 MB of memory/);
        assert.equal((await collect(small, 'tei')).docs.length, 1);
      }).timeout(120_000);

    it('what takes too long is stopped, with the file and the reason', () =>
      assert.rejects(
        collect(isolatedReader({ time: 1, memory: 256 }), 'tei'),
        /a\.tei\.xml:1: reading it takes longer than 0\.001 seconds/,
      ));
  });
});
