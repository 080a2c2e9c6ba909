// Trains the name recognizer; run after `tsc -b`. Deterministic: the same corpus gives the same bytes.
import { createRequire } from 'node:module';

const { train } = createRequire(import.meta.url)('../out/server/src/cli/train/main.js');

train(
  {
    knowledge: process.env.KNOWLEDGE ?? 'dist/data/knowledge.json',
    train: (process.env.TRAIN ?? 'corpus/train').split(','),
    dev: (process.env.DEV ?? 'corpus/dev').split(','),
    model: 'server/data/model-vi.bin',
  },
  console.log,
);
