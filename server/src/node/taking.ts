import { worker } from 'workerpool';
import { take } from '../workspace/exchange/take';

// A thread of the pool in `takers.ts`.

worker({ take });
