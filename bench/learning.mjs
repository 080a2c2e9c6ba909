/**
 * From a decision to the changed suggestions of another open article: the real server in this process, a corpus on disk.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { articleOfSize, corpusParagraphs } from './texts.mjs';

const require = createRequire(import.meta.url);
const compiled = (name) => require(path.join(root, 'out', name));
const { Editor } = compiled('server/test/lsp/client.js');
const { ANNOTATIONS, COMMANDS } = compiled('server/src/protocol/index.js');
const { CORPUS } = compiled('server/src/protocol/corpus.js');

/** Open articles, and characters of each; articles of the corpus that are not open. */
const OPEN = 10;
const SIZE = 20_000;
const OTHERS = 1000;
const DECISIONS = 60;

/** Milliseconds from the request to the message that has the changed suggestions of an article that nobody touched. */
export async function learningTimes() {
  const paragraphs = corpusParagraphs();
  const files = { 'dateline.yaml': 'version: 1\n' };
  for (let n = 0; n < OPEN; n++)
    files[`mo-${n}.txt`] =
      `Chiều 6/9, nhiều người đến sân Thống Nhất.\n\n${articleOfSize(paragraphs.slice(n * 40), SIZE)}`;
  files['ban.txt'] = `Họ rời sân Mỹ Đình rồi sân Lạch Tray.\n\n${files['mo-0.txt']}`;
  for (let n = 0; n < OTHERS; n++)
    files[`kho-${n}.txt`] = `${articleOfSize(paragraphs.slice(n % 500), 2000)}\nBài ${n}.\n`;
  const editor = await Editor.inMemory(files, { initializationOptions: { corpus: true, annotations: true } });
  const told = new Map();
  const waiting = [];
  editor.connection.onNotification(ANNOTATIONS, (change) => {
    // Other messages follow a decision too, which say that nothing has changed here.
    if (change.spans.items.length > 0) told.set(change.uri, performance.now());
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async (isSo) => {
    while (!isSo()) await new Promise((resolve) => waiting.push(resolve));
  };
  let isComplete = false;
  editor.connection.onNotification(CORPUS.changed, ({ complete }) => {
    isComplete = complete;
    for (const wake of waiting.splice(0)) wake();
  });
  try {
    const opened = [];
    for (let n = 0; n < OPEN; n++) opened.push(await editor.open(`mo-${n}.txt`));
    const last = opened.at(-1);
    const uri = await editor.open('ban.txt');
    await until(() => isComplete && told.has(uri) && told.has(last));
    const tag = (name) => {
      const range = editor.range(uri, name);
      return editor.command(COMMANDS.apply, { uri, actions: [{ do: 'tag', range, label: 'LOC' }] });
    };
    await tag('Mỹ Đình');
    const times = [];
    for (let n = 0; n < DECISIONS; n++) {
      const started = performance.now();
      // The second decision makes a rule of it for other articles; taking it back unmakes that.
      if (n % 2 === 0) await tag('Lạch Tray');
      else await editor.command(COMMANDS.undo);
      await until(() => told.get(last) > started);
      times.push(told.get(last) - started);
    }
    return { open: OPEN + 1, corpus: OTHERS + OPEN + 1, times };
  } finally {
    await editor.close();
  }
}
