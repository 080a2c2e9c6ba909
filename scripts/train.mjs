// Trains the name recognizer on the gold corpus; run after `tsc -b`. The same corpus and lists give the
// same bytes. `dist/data/` is brought up to date with lists and model.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeKnowledge } from './build-knowledge.mjs';
import { root } from './lib/paths.mjs';

const { SETTINGS, train } = createRequire(import.meta.url)('../out/server/src/cli/train/main.js');
const at = (...names) => path.join(root, ...names);

const { file } = await writeKnowledge();
const model = at('server', 'data', 'model-vi.bin');
train(
  {
    knowledge: file,
    train: [at('corpus', 'train'), at('samples')],
    sentences: [at('server', 'data', 'training')],
    dev: [at('corpus', 'dev')],
    model,
  },
  SETTINGS,
  console.log,
);
copyFileSync(model, path.join(path.dirname(file), 'model-vi.bin'));
