import assert from 'node:assert/strict';
import { findArticles } from '../../src/workspace/find';
import { loadArticle, recognizeBy, sidecarFaults } from '../../src/workspace/load';
import { OpenArticles } from '../../src/workspace/openArticles';
import { ARTICLE } from '../lsp/article';
import { memoryRuntime } from '../support/memoryRuntime';

const SIDECAR = `version: 1
unit: "codepoint"
published: "2024-05-27"
spans:
  - {start: 0, end: 3, text: "Thủ", label: "ORG", status: "accepted"}
`;

describe('finding articles', () => {
  const cases: [
    what: string,
    files: Record<string, string>,
    found: string[],
    left: string[],
    all?: boolean,
  ][] = [
    ['by looks', { 'bai.txt': ARTICLE, 'ghi.txt': 'Mua sữa', 'x.py': '' }, ['bai.txt'], ['ghi.txt looks']],
    ['in folders', { 'a/b/bai.txt': ARTICLE, 'a.txt': ARTICLE }, ['a/b/bai.txt', 'a.txt'], []],
    [
      'by dateline.yaml',
      { 'dateline.yaml': 'articles: ["**/*.md"]', 'bai.md': 'Tin', 'bai.txt': ARTICLE },
      ['bai.md'],
      ['bai.txt project'],
    ],
    [
      'by sidecars',
      { 'bai.txt': 'Tin', 'bai.ann.yaml': SIDECAR, 'B.TXT': ARTICLE },
      ['B.TXT', 'bai.txt'],
      [],
    ],
    [
      'not in what is hidden',
      { '.git/bai.txt': ARTICLE, 'node_modules/bai.txt': ARTICLE, 'bai.txt': ARTICLE },
      ['bai.txt'],
      [],
    ],
    ['all texts', { 'bai.txt': ARTICLE, 'ghi.TXT': 'Mua sữa', 'x.py': '' }, ['bai.txt', 'ghi.TXT'], [], true],
  ];
  for (const [what, there, found, left, all = false] of cases) {
    it(what, async () => {
      const { files, source } = memoryRuntime(there);
      const search = await findArticles([files.root], files, source.projects, { all });
      assert.deepEqual(
        search.found.map(({ name }) => name),
        found,
      );
      assert.deepEqual(
        search.left.map(({ uri, why }) => `${uri.slice(files.root.length + 1)} ${why}`),
        left,
      );
    });
  }

  it('files that are named are taken as they are, but for our own', async () => {
    const { files, source } = memoryRuntime({
      'ghi.txt': '',
      'x.md': '',
      'a.ann.yaml': '',
      'dateline.yaml': '',
    });
    const named = ['ghi.txt', 'x.md', 'a.ann.yaml', 'dateline.yaml', 'none.txt'].map((name) =>
      files.uri(name),
    );
    const { found, left, missing } = await findArticles(named, files, source.projects);
    assert.deepEqual(
      found.map(({ uri }) => uri),
      named.slice(0, 2),
    );
    assert.deepEqual(
      left.map(({ uri, why }) => [uri, why]),
      named.slice(2, 4).map((uri) => [uri, 'own']),
    );
    assert.deepEqual(missing, named.slice(4));
  });

  it('sidecars without an article are named, and not those of Markdown', async () => {
    const { files, source } = memoryRuntime({ 'a.ann.yaml': SIDECAR, 'b.txt': '', 'b.ann.yaml': SIDECAR });
    const { orphans } = await findArticles([files.root], files, source.projects);
    assert.deepEqual(orphans, [files.uri('a.ann.yaml')]);
  });
});

describe('loading an article', () => {
  const load = async (there: Record<string, string | Uint8Array>, name = 'bai.txt', suggest = true) => {
    const runtime = memoryRuntime(there);
    const recognize = suggest ? recognizeBy(await runtime.loadRecognizer()) : undefined;
    const found = { uri: runtime.files.uri(name), name };
    return { runtime, loaded: await loadArticle(found, runtime.source, recognize) };
  };

  it('with its sidecar and project, and what is suggested', async () => {
    const { loaded } = await load({
      'bai.txt': ARTICLE,
      'bai.ann.yaml': SIDECAR,
      'dateline.yaml': 'labels: {ORG: {}}',
    });
    assert.ok('article' in loaded);
    const { annotations, recognition } = loaded.article;
    assert.deepEqual(recognition.published, { value: '2024-05-27', source: 'sidecar' });
    assert.deepEqual(
      loaded.project.labels.map(({ name }) => name),
      ['ORG'],
    );
    assert.equal(annotations.sidecar?.source, SIDECAR);
    assert.ok(annotations.spans.some(({ status }) => status === 'suggested'));
    assert.deepEqual(sidecarFaults(loaded), []);
  });

  it('with what is decided alone, and the recognizer is not asked', async () => {
    const { runtime, loaded } = await load({ 'bai.txt': ARTICLE, 'bai.ann.yaml': SIDECAR }, 'bai.txt', false);
    assert.ok('article' in loaded);
    assert.deepEqual(
      loaded.article.annotations.spans.map(({ label, status }) => `${label} ${status}`),
      ['ORG accepted'],
    );
    assert.deepEqual(runtime.recognized, []);
  });

  it('lets other work run in between', async () => {
    const { runtime } = await load({ 'bai.txt': ARTICLE.repeat(20) });
    assert.ok(runtime.pauses() > 5, String(runtime.pauses()));
  });

  const faults: [what: string, files: Record<string, string | Uint8Array>, at: string, reason: string][] = [
    ['an article that is not there', {}, 'bai.txt', 'missing'],
    ['an article that is not UTF-8', { 'bai.txt': new Uint8Array([0xff]) }, 'bai.txt', 'not-utf8'],
    ['a sidecar that is not text', { 'bai.txt': ARTICLE, 'bai.ann.yaml': '\0' }, 'bai.ann.yaml', 'nul'],
    [
      'a folder in the place of the sidecar',
      { 'bai.txt': ARTICLE, 'bai.ann.yaml/x': '' },
      'bai.ann.yaml',
      'failed',
    ],
  ];
  for (const [what, there, at, reason] of faults) {
    it(what, async () => {
      const { runtime, loaded } = await load(there);
      assert.ok('fault' in loaded);
      assert.deepEqual([loaded.uri, loaded.fault.reason], [runtime.files.uri(at), reason]);
    });
  }

  it('what of a sidecar is not understood has its line', async () => {
    const broken = `${SIDECAR}  - {start: 5, end: 2, text: "x", label: "LOC", status: "accepted"}\n`;
    const { loaded, runtime } = await load({ 'bai.txt': ARTICLE, 'bai.ann.yaml': broken });
    assert.ok('article' in loaded);
    const [fault, ...more] = sidecarFaults(loaded);
    assert.deepEqual([fault?.uri, fault?.line, more], [runtime.files.uri('bai.ann.yaml'), 6, []]);
  });

  it('is the same as of one that is open', async () => {
    const there = { 'bai.txt': ARTICLE, 'bai.ann.yaml': SIDECAR, 'dateline.yaml': 'ignore: ["Seoul"]' };
    const { loaded } = await load(there);
    const runtime = memoryRuntime(there);
    const uri = runtime.files.uri('bai.txt');
    const articles = new OpenArticles(runtime, {
      openSource: () => undefined,
      folders: () => [runtime.files.root],
      trusted: () => true,
    });
    await articles.open({ uri, version: 1, getText: () => ARTICLE }, false);
    const state = await articles.state(uri);
    assert.ok(state && 'article' in loaded);
    assert.deepEqual(state.article.annotations.spans, loaded.article.annotations.spans);
    assert.deepEqual(state.article.recognition, loaded.article.recognition);
    assert.ok(runtime.pauses() > 0);
  });
});
