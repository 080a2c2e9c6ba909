/** Runs one tool over articles in a process of its own, so that its memory can be told. */
import { tools } from './tools.mjs';

const MAX_PASSES = 5;
/** A tool that needs longer for one pass than this many milliseconds is not asked again. */
const PATIENCE = 3000;

process.once('message', async ({ tool, articles }) => {
  const answer = await run(tools[tool], articles).catch(({ message }) => ({ failure: message }));
  // A large answer is lost if the channel closes before it is written.
  process.send(answer, () => process.disconnect());
});

/** The first pass gives the predictions; the fastest one, with nothing remembered, the speed. */
async function run({ load }, articles) {
  let predictions;
  let best = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let pass = 0; pass < MAX_PASSES && last < PATIENCE; pass++) {
    const predict = await load();
    const start = performance.now();
    const found = articles.map(predict);
    last = performance.now() - start;
    best = Math.min(best, last);
    predictions ??= found;
  }
  return { predictions, milliseconds: best, memory: process.resourceUsage().maxRSS * 1024 };
}
