/** Prints what the README quotes. `npm run bench` builds first; `npm run bench -- keys` prints the keys alone,
 * `-- training` what training on a corpus takes. */
import { exportBench, printExport } from './export.mjs';
import { indexBench, printIndex } from './index.mjs';
import { decisionTimes, printKeys } from './keys.mjs';
import { latency } from './latency.mjs';
import { learningTimes } from './learning.mjs';
import { printRecognition, recognition } from './recognition.mjs';
import { printTraining, trainingBench } from './training.mjs';
import { printEditsWhileTraining } from './whileTraining.mjs';

const ms = (value) => value.toFixed(value < 10 ? 2 : 1);

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

async function printAll() {
  const { rows, start, sizes } = await latency();
  console.log('| article | spans | edit to diagnostics p50 (ms) | p95 | aim | hover p99 (ms) |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, what, spans, aim, edits, hovers } of rows) {
    const [p50, p95, p99] = [quantile(edits, 0.5), quantile(edits, 0.95), quantile(hovers, 0.99)];
    console.log(`| ${name}, ${what} | ${spans} | ${ms(p50)} | ${ms(p95)} | ${aim} | ${ms(p99)} |`);
  }
  console.log(`\nserver start, median of ${start.length}: ${ms(quantile(start, 0.5))} ms (aim 300)\n`);
  console.log('| file | kB |\n| --- | ---: |');
  for (const { file, bytes } of sizes) console.log(`| ${file} | ${(bytes / 1000).toFixed(0)} |`);
  printRecognition(await recognition(), (values) => quantile(values, 0.5));
  printExport(await exportBench());
  printIndex(indexBench());
  printTraining(await trainingBench());
  await printEditsWhileTraining(quantile);
}

async function printDecisions() {
  const { spans, shown, written, answered } = await decisionTimes();
  const { open, corpus, times: learned } = await learningTimes();
  console.log(`\n| a decision, 100 kB, ${spans} spans | p50 (ms) | p95 | aim |`);
  console.log('| --- | ---: | ---: | ---: |');
  for (const [what, times, aim] of [
    ['from the key to what is to be drawn', shown, 16],
    ['to the sidecar on disk', written, 100],
    ['to the suggestions that are made anew after it', answered, ''],
    [`to other suggestions in another article (${open} open, ${corpus} in the corpus)`, learned, 200],
  ])
    console.log(`| ${what} | ${ms(quantile(times, 0.5))} | ${ms(quantile(times, 0.95))} | ${aim} |`);
}

const [group, ...args] = process.argv.slice(2);
if (group === 'training') {
  printTraining(await trainingBench());
  await printEditsWhileTraining(quantile);
} else if (group === 'keys') {
  await printKeys(args);
  if (args.length === 0) await printDecisions();
} else {
  await printAll();
  await printKeys([]);
  await printDecisions();
}
