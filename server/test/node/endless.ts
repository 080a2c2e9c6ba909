import { worker } from 'workerpool';
import { announced } from '../../src/node/inTime';

// A thread for `inTime.test.ts`.

function endless(): never {
  for (;;);
}

const back = (value: number) => value;

worker(announced({ endless, back }));
