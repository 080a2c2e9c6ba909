// Trains the name recognizer; run after `tsc -b`. Deterministic: the same corpus gives the same bytes.
import { createRequire } from 'node:module';

const { SETTINGS, train } = createRequire(import.meta.url)('../out/server/src/cli/train/main.js');

train(
  {
    knowledge: process.env.KNOWLEDGE ?? 'dist/data/knowledge.json',
    train: (process.env.TRAIN ?? 'corpus/train').split(','),
    sentences: ['server/data/training'],
    dev: (process.env.DEV ?? 'corpus/dev').split(','),
    model: 'server/data/model-vi.bin',
  },
  SETTINGS,
  console.log,
);
