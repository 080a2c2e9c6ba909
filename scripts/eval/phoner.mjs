/**
 * PhoNER_COVID19 (Truong, Dao and Nguyen 2021; for research, not to be redistributed): a model from scratch on its training
 * sentences, stopped by its development sentences, scored on its test sentences.
 */
import path from 'node:path';
import { main } from '../../out/server/src/cli/main.js';
import { tempDir } from '../lib/temp.mjs';

/** @param folder a checkout of VinAIResearch/PhoNER_COVID19 */
export async function phoner(folder) {
  const file = (part) => path.join(folder, 'data', 'syllable', `${part}_syllable.conll`);
  const model = path.join(tempDir('phoner'), 'model.bin');
  const before = process.cpuUsage();
  const trained = await dateline([
    ...['train', '--conll', file('train'), '--dev', file('dev'), '--lang', 'vi'],
    ...['--from-scratch', '--out', model, '--json'],
  ]);
  const { user, system } = process.cpuUsage(before);
  const scores = await dateline([
    ...['evaluate', '--conll', file('test'), '--lang', 'vi', '--model', model, '--json'],
  ]);
  const rows = [...Object.entries(scores.labels), ['**micro**', scores.micro]];
  const show = (value) => value.toFixed(3);
  return [
    `Trained in ${((user + system) / 1e6).toFixed(0)} seconds of one processor, ${trained.epochs} passes, ${Math.round(trained.bytes / 1000)} kB.`,
    '',
    '| | names | P | R | F1 |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ([label, { support, precision, recall, f1 }]) =>
        `| ${label} | ${support} | ${show(precision)} | ${show(recall)} | ${show(f1)} |`,
    ),
  ].join('\n');
}

async function dateline(args) {
  let out = '';
  const io = {
    out: (text) => {
      out += text;
    },
    err: (text) => process.stderr.write(text),
    line: () => {},
    drained: () => Promise.resolve(),
    signal: new AbortController().signal,
  };
  const status = await main(args, io);
  if (status !== 0) throw new Error(`dateline ${args[0]} ended with ${status}`);
  return JSON.parse(out);
}
