import { worker } from 'workerpool';
import { messagesFor } from '../features/messages';
import { type Job, type Outcome, readArticle } from '../workspace/index/reading';
import { threadFiles } from './files';
import { announced } from './inTime';

// A thread of the pool in `indexPool.ts`.

const read = (jobs: readonly Job[], locale: string | undefined): Promise<readonly Outcome[]> =>
  Promise.all(jobs.map((job) => readArticle(job, threadFiles, messagesFor(locale))));

worker(announced({ read }));
