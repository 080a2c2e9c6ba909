import { worker } from 'workerpool';
import { take } from '../workspace/exchange/take';
import { announced } from './inTime';

// A thread of the pool in `takers.ts`.

worker(announced({ take }));
