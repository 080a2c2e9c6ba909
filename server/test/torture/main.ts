import { parseArgs } from 'node:util';
import { torture } from './torture';

/** `npm run test:torture -- --histories 10000 --steps 30 --seed N`; prints figures and ends with 1 where one is not zero. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '600' },
      steps: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
    },
  });
  const histories = Number(values.histories);
  const { faults, tally } = await torture({
    histories,
    steps: Number(values.steps),
    seed: Number(values.seed),
    stdioEvery: 20,
    report: (line) => console.log(line),
  });
  console.log(`${histories} histories of ${values.steps} steps, from seed ${values.seed}`);
  for (const [fault, count] of Object.entries(faults)) console.log(`${fault}: ${count}`);
  const share = (part: number) => `${((100 * part) / Math.max(1, tally.seen)).toFixed(1)} %`;
  console.log(
    `stale: ${share(tally.stale)} of ${tally.seen} annotations seen, with their text ${share(tally.staleIntact)}, with all that stood near ${share(tally.staleUntouched)}`,
  );
  return Object.values(faults).some((count) => count > 0) ? 1 : 0;
}

void main().then((code) => process.exit(code));
