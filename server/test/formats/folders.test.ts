import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'fflate';
import { formatNamed } from '../../src/core/formats/registry';
import { readSidecar } from '../../src/core/sidecar/read';
import { messagesFor } from '../../src/features/messages';
import { nodeFiles } from '../../src/node/files';
import { toUri } from '../../src/node/paths';
import { nodeRuntime } from '../../src/node/runtime';
import { type ImportOutcome, type ImportSettings, importFiles } from '../../src/workspace/exchange/place';
import { findArticles } from '../../src/workspace/find';
import { Projects } from '../../src/workspace/projects';
import { Slices } from '../../src/workspace/slices';
import { MALFORMED } from './malformed';

const ARTICLE = 'Bà Lan 🎤 thăm Hà Nội\n\nHôm qua, 🇻🇳 Đại học Huế mở cửa.\n';
const OTHER = 'Ông Minh ở Đà Nẵng.\n';

/** Folders as other tools export them, put together by hand from their manuals, and the sidecars they must give. */
const FOLDERS: readonly {
  readonly tool: string;
  readonly format: string;
  readonly files: Readonly<Record<string, string>>;
  readonly sidecars: Readonly<Record<string, readonly string[]>>;
  readonly ignored?: number;
}[] = [
  {
    tool: 'brat: the folder of a collection',
    format: 'brat',
    files: {
      'annotation.conf': '[entities]\nPER\nLOC\nORG\nTimex\n[relations]\n[events]\n[attributes]\n',
      'visual.conf': '[labels]\nPER | Person\n[drawing]\n',
      'bai.txt': ARTICLE,
      'bai.ann': [
        'T1\tPER 3 6\tLan',
        'T2\tLOC 14 20\tHà Nội',
        'T3\tDATE 22 29\tHôm qua',
        'A1\tType T3 DATE',
        'A2\tValue T3 2024-05-01',
        'T4\tORG 34 45\tĐại học Huế',
        'R1\tIn Arg1:T1 Arg2:T2',
        '#1\tAnnotatorNotes T1\tca sĩ',
        '',
      ].join('\n'),
      'khac.txt': OTHER,
      'khac.ann': '',
    },
    sidecars: {
      bai: [
        'Lan PER accepted',
        'Hà Nội LOC accepted',
        'Hôm qua DATE accepted DATE 2024-05-01',
        'Đại học Huế ORG accepted',
      ],
    },
    ignored: 2,
  },
  {
    tool: 'doccano: the file of the export’s archive, without names of files',
    format: 'doccano',
    files: {
      'all.jsonl': `${JSON.stringify({
        id: 12,
        text: ARTICLE,
        label: [
          [3, 6, 'PER'],
          [14, 20, 'LOC'],
          [34, 45, 'ORG'],
        ],
        Comments: [],
      })}\n${JSON.stringify({ id: 13, text: OTHER, label: [[11, 18, 'LOC']], Comments: [] })}\n`,
    },
    sidecars: {
      bai: ['Lan PER accepted', 'Hà Nội LOC accepted', 'Đại học Huế ORG accepted'],
      khac: ['Đà Nẵng LOC accepted'],
    },
  },
  {
    tool: 'Label Studio: the JSON export of a project',
    format: 'label-studio',
    files: {
      'project-1-at-2026-01-02-03-04-abcdef12.json': JSON.stringify([
        {
          id: 7,
          annotations: [
            {
              id: 3,
              completed_by: 1,
              result: [
                {
                  id: 'x1',
                  from_name: 'label',
                  to_name: 'text',
                  type: 'labels',
                  origin: 'manual',
                  value: { start: 14, end: 20, text: 'Hà Nội', labels: ['LOC'] },
                },
              ],
              was_cancelled: false,
              ground_truth: false,
              created_at: '2026-01-02T03:04:05.000000Z',
              updated_at: '2026-01-02T03:04:05.000000Z',
              lead_time: 4.2,
            },
          ],
          file_upload: '1234abcd-tasks.json',
          drafts: [],
          predictions: [
            {
              id: 1,
              model_version: 'v1',
              score: 0.8,
              result: [
                {
                  id: 'p1',
                  from_name: 'label',
                  to_name: 'text',
                  type: 'labels',
                  score: 0.8,
                  value: { start: 34, end: 45, text: 'Đại học Huế', labels: ['ORG'] },
                },
              ],
            },
          ],
          data: { text: ARTICLE },
          meta: {},
          created_at: '2026-01-02T03:00:00.000000Z',
          project: 1,
        },
      ]),
    },
    sidecars: { bai: ['Hà Nội LOC accepted', 'Đại học Huế ORG suggested'] },
  },
  {
    tool: 'WebAnno: the export of a project, a folder a document and a file a person',
    format: 'webanno',
    files: {
      'annotation/bai.txt/lan.tsv': [
        '#FORMAT=WebAnno TSV 3.3',
        '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
        '',
        '',
        '#Text=Bà Lan 🎤 thăm Hà Nội',
        '1-1\t0-2\tBà\t_\t_\t',
        '1-2\t3-6\tLan\t_\tPER\t',
        '1-3\t7-9\t🎤\t_\t_\t',
        '1-4\t10-14\tthăm\t_\t_\t',
        '1-5\t15-17\tHà\t_[1]\tLOC[1]\t',
        '1-6\t18-21\tNội\t_[1]\tLOC[1]\t',
        '',
        '#Text=Hôm qua, 🇻🇳 Đại học Huế mở cửa.',
        '2-1\t23-26\tHôm\t_\t_\t',
        '2-2\t27-30\tqua\t_\t_\t',
        '2-3\t30-31\t,\t_\t_\t',
        '2-4\t32-36\t🇻🇳\t_\t_\t',
        '2-5\t37-40\tĐại\t_[2]\tORG[2]\t',
        '2-6\t41-44\thọc\t_[2]\tORG[2]\t',
        '2-7\t45-48\tHuế\t_[2]\tORG[2]\t',
        '2-8\t49-51\tmở\t_\t_\t',
        '2-9\t52-55\tcửa\t_\t_\t',
        '2-10\t55-56\t.\t_\t_\t',
        '',
      ].join('\n'),
    },
    sidecars: { bai: ['Lan PER accepted', 'Hà Nội LOC accepted', 'Đại học Huế ORG accepted'] },
  },
];

describe('formats: folders on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-import-'));
    put('articles/bai.txt', ARTICLE);
    put('articles/khac.txt', OTHER);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function put(name: string, content: string | Uint8Array): void {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  async function imported(
    format: string,
    input: string,
    more: Partial<ImportSettings> = {},
  ): Promise<ImportOutcome> {
    const projects = new Projects(nodeFiles);
    const { found } = await findArticles([toUri(join(folder, 'articles'))], nodeFiles, projects, {
      all: true,
    });
    return importFiles([toUri(join(folder, input))], found, {
      files: nodeFiles,
      slices: new Slices(nodeRuntime),
      format: formatNamed(format)!,
      labels: new Map(),
      keepLabels: false,
      replace: false,
      by: 'import',
      strict: false,
      dryRun: false,
      projects,
      messages: messagesFor('en'),
      readDocuments: nodeRuntime.readDocuments,
      ...more,
    });
  }

  const entriesOf = (path: string) =>
    readSidecar(readFileSync(path, 'utf8')).spans.map(({ record: { text, label } }) => `${label} ${text}`);

  const sidecars = () => readdirSync(join(folder, 'articles')).filter((name) => name.endsWith('.ann.yaml'));

  for (const { tool, format, files, sidecars: wanted, ignored = 0 } of FOLDERS) {
    it(tool, async () => {
      for (const [name, content] of Object.entries(files)) put(`them/${name}`, content);
      const outcome = await imported(format, 'them');
      assert.deepEqual([outcome.errors, outcome.unplaced], [[], []]);
      assert.equal(outcome.ignored.length, ignored);
      assert.deepEqual(
        sidecars(),
        Object.keys(wanted).map((name) => `${name}.ann.yaml`),
      );
      for (const [name, entries] of Object.entries(wanted)) {
        const { spans } = readSidecar(readFileSync(join(folder, 'articles', `${name}.ann.yaml`), 'utf8'));
        const said = spans.map(({ record: { text, label, status, type, value } }) =>
          [text, label, status, type, value].filter((part) => part !== undefined).join(' '),
        );
        assert.deepEqual(said, entries);
      }
    });
  }

  const good = JSON.stringify({ text: ARTICLE, label: [[3, 6, 'PER']], path: 'bai.txt' });

  it('a link among the files is not read, and that is said', async () => {
    put('elsewhere.jsonl', good);
    put('them/a.jsonl', good);
    symlinkSync(join(folder, 'elsewhere.jsonl'), join(folder, 'them', 'b.jsonl'));
    const { errors, unplaced, added } = await imported('doccano', 'them');
    assert.deepEqual([errors, added], [[], 1]);
    assert.deepEqual(
      unplaced.map(({ uri, message }) => [uri, message]),
      [[toUri(join(folder, 'them', 'b.jsonl')), 'is no regular file, and was not read']],
    );
  });

  it('one malformed file in a folder, and nothing of the others is written', async () => {
    put('them/a.jsonl', `${good}\n`);
    put('them/b.jsonl', `${good}\n{"text":\n`);
    const { errors, files } = await imported('doccano', 'them');
    assert.deepEqual(
      errors.map(({ uri, line }) => [uri, line]),
      [[toUri(join(folder, 'them', 'b.jsonl')), 2]],
    );
    assert.deepEqual([files, sidecars()], [[], []]);
  });

  for (const [format, content, line, says] of MALFORMED) {
    it(`malformed ${format}, ${says}: file and line, and nothing is written`, async () => {
      const name = `x${formatNamed(format)!.extensions[0]}`;
      put(`them/${name}`, content);
      put('them/x.txt', 'Hà Nội');
      const { errors, files } = await imported(format, `them/${name}`);
      assert.deepEqual(
        errors.map((error) => [error.uri, error.line]),
        [[toUri(join(folder, 'them', name)), line]],
      );
      assert.ok(errors[0]!.message.includes(says), errors[0]!.message);
      assert.deepEqual([files, sidecars()], [[], []]);
    });
  }
  const jsonl = (...records: readonly unknown[]) =>
    records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const LANDED: readonly {
    readonly what: string;
    readonly format: string;
    readonly files: Readonly<Record<string, string | Uint8Array>>;
    readonly more?: Partial<ImportSettings>;
    readonly articles?: Readonly<Record<string, string>>;
    /** Entries of the sidecars that there are afterwards, by the names of articles. */
    readonly sidecars: Readonly<Record<string, readonly string[]>>;
    /** Articles that were made. */
    readonly made?: Readonly<Record<string, string>>;
    /** Parts of what is said, in order: of what has no place, and of the rest. */
    readonly unplaced?: readonly RegExp[];
    readonly said?: readonly RegExp[];
  }[] = [
    {
      what: 'an id that is the name of another article: the text decides',
      format: 'doccano',
      files: { 'a.jsonl': jsonl({ path: 'bai', text: OTHER, label: [[4, 8, 'PER']] }) },
      sidecars: { khac: ['PER Minh'] },
    },
    {
      what: 'a name of an article, and a text that no article has',
      format: 'timeml',
      files: {
        'a.tml':
          '<TimeML><DOCID>bai</DOCID><TEXT>Một bài khác hẳn, <TIMEX3 tid="t1" type="DATE" value="2024">Hôm qua</TIMEX3>, Hà Nội.</TEXT></TimeML>',
      },
      sidecars: {},
      unplaced: [/^the article called bai has another text, and no other has this one, so 1 annotation is/],
    },
    {
      what: 'an article that has been edited since keeps its name',
      format: 'doccano',
      files: {
        'a.jsonl': jsonl({
          path: 'bai',
          text: ARTICLE.replace('mở cửa', 'vừa khánh thành'),
          label: [[3, 6, 'PER']],
        }),
      },
      sidecars: { bai: ['PER Lan'] },
    },
    {
      what: 'another folder’s article of the same name is not taken for one of another text',
      format: 'doccano',
      files: {
        'a.jsonl': jsonl({ path: 'x/y/bai', text: 'Hà Nội hôm nay trời đẹp lắm.', label: [[0, 6, 'LOC']] }),
      },
      sidecars: {},
      unplaced: [/^no article is called x\/y\/bai or has this text/],
    },
    {
      what: 'articles are made of tokens, by their spacing or with blanks',
      format: 'conll',
      more: { create: 'articles' },
      files: { 'a.conll': '-DOCSTART- O\n\nLan B-PER\n, O\nVinh B-LOC\n\nHuế B-LOC\n' },
      sidecars: { 'imported-1': ['PER Lan', 'LOC Vinh', 'LOC Huế'] },
      made: { 'imported-1': 'Lan , Vinh\nHuế' },
      said: [/^an article was put together from tokens, with blanks/],
    },
    {
      what: 'what is called like an article and has another text is made under another name',
      format: 'conllu',
      more: { create: 'articles' },
      files: {
        'a.conllu':
          '# newdoc id = bai\n1\tLan\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER|SpaceAfter=No\n2\t!\t_\t_\t_\t_\t_\t_\t_\t_\n',
      },
      sidecars: { 'bai-2': ['PER Lan'] },
      made: { bai: ARTICLE, 'bai-2': 'Lan!' },
      said: [/^an article was put together/],
    },
    {
      what: 'TEI makes articles, too',
      format: 'tei',
      more: { create: 'articles' },
      files: {
        'a.xml':
          '<TEI><teiHeader><fileDesc><titleStmt><title>tin</title></titleStmt></fileDesc></teiHeader><text><body>\n <p><persName>Lan</persName>\n  ở Huế</p>\n <p>Hết</p></body></text></TEI>',
      },
      sidecars: { tin: ['PER Lan'] },
      made: { tin: 'Lan ở Huế\nHết' },
      said: [/^an article was put together/],
    },
    {
      what: 'files packed with gzip',
      format: 'doccano',
      files: {
        'a.jsonl.gz': gzipSync(new TextEncoder().encode(jsonl({ text: OTHER, label: [[4, 8, 'PER']] }))),
      },
      sidecars: { khac: ['PER Minh'] },
    },
    {
      what: 'hidden files are left out and counted; one file without its text is no end of it',
      format: 'brat',
      files: {
        '.git/x.ann': 'T1 x',
        '._khac.ann': '\0\u0005\u0016',
        'khac.ann': 'T1\tPER 4 8\tMinh\n',
        'khac.txt': OTHER,
        'le.ann': 'T1\tPER 4 8\tMinh\n',
      },
      sidecars: { khac: ['PER Minh'] },
      unplaced: [/^no article is called le\.txt/],
      said: [/^the text is not beside it/, /^a hidden file is not imported \(2 times\)$/],
    },
    {
      what: 'names and events in files of their own',
      format: 'brat',
      files: {
        'khac.txt': OTHER,
        'khac.a1': 'T1\tPER 4 8\tMinh\n',
        'khac.a2': 'T2\tLOC 11 18\tĐà Nẵng\nE1\tPER:T1\n',
      },
      sidecars: { khac: ['PER Minh', 'LOC Đà Nẵng'] },
      said: [/^an event is not imported$/],
    },
    {
      what: 'the card beside the rows names their tags',
      format: 'hf-jsonl',
      files: {
        'README.md':
          '---\ndataset_info:\n  features:\n  - name: ner_tags\n    sequence:\n      class_label:\n        names: [O, B-PER]\n---\n',
        'a.jsonl': jsonl({ tokens: ['Ông', 'Minh', 'ở', 'Đà', 'Nẵng', '.'], ner_tags: [0, 1, 0, 0, 0, 0] }),
      },
      sidecars: { khac: ['PER Minh'] },
    },
    {
      what: 'the layer that was chosen',
      format: 'conll2002',
      more: { layer: '3' },
      files: { 'a.iob': 'Ông O O\nMinh B-X B-PER\nở O O\nĐà B-X B-LOC\nNẵng I-X I-LOC\n. O O\n' },
      sidecars: { khac: ['PER Minh', 'LOC Đà Nẵng'] },
      said: [/^a name in column 2 \(choose it with --layer 2\) is not imported \(2 times\)$/],
    },
    {
      what: 'a control character in the article, which our own tokens do not have',
      format: 'conll',
      articles: { 'khac.txt': OTHER.replace('ở', '\u0001ở\u00ad') },
      files: {
        'a.conll':
          '-DOCSTART- -X- -X- O\n\nÔng -X- _ O\nMinh -X- _ B-PER\nở -X- _ O\nĐà -X- _ O\nNẵng -X- _ O\n. -X- _ O\n',
      },
      sidecars: { khac: ['PER Minh'] },
    },
  ];
  for (const {
    what,
    format,
    files,
    articles = {},
    more,
    sidecars: wanted,
    made = {},
    unplaced = [],
    said = [],
  } of LANDED) {
    it(`${format}: ${what}`, async () => {
      for (const [name, content] of Object.entries(files)) put(`them/${name}`, content);
      for (const [name, text] of Object.entries(articles)) put(`articles/${name}`, text);
      const create = more?.create === undefined ? {} : { create: toUri(join(folder, 'articles')) };
      const outcome = await imported(format, 'them', { ...more, ...create });
      assert.deepEqual(outcome.errors, []);
      assert.deepEqual(
        sidecars(),
        Object.keys(wanted).map((name) => `${name}.ann.yaml`),
      );
      for (const [name, entries] of Object.entries(wanted))
        assert.deepEqual(entriesOf(join(folder, 'articles', `${name}.ann.yaml`)), entries);
      for (const [name, text] of Object.entries(made))
        assert.equal(readFileSync(join(folder, 'articles', `${name}.txt`), 'utf8'), text);
      const messages = (notes: readonly { readonly message: string }[]) =>
        notes.map(({ message }) => message).sort();
      for (const [heard, expected] of [
        [messages(outcome.unplaced), unplaced],
        [messages(outcome.ignored), said],
      ] as const) {
        assert.equal(heard.length, expected.length, JSON.stringify(heard));
        for (const one of expected)
          assert.ok(
            heard.some((message) => one.test(message)),
            `${one} in ${JSON.stringify(heard)}`,
          );
      }
    });
  }

  it('a file without any document of the format is an error that says what was found', async () => {
    put('them/a.jsonl', jsonl({ image: 'a.png' }, { image: 'b.png' }));
    const { errors, files } = await imported('doccano', 'them');
    assert.deepEqual(files, []);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0]!.message,
      /^there is no document of the format doccano in it \(a record without text is not imported \(2 times\)\); is it of another format\?$/,
    );
  });

  it('gzip that is broken is named', async () => {
    put('them/a.jsonl.gz', gzipSync(new TextEncoder().encode(jsonl({ text: OTHER }))).slice(0, 20));
    const { errors } = await imported('doccano', 'them');
    assert.match(errors[0]!.message, /^it cannot be unpacked: /);
  });
});
