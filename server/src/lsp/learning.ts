import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { About } from '../core/recognition/learned/model';
import type { TrainArgument, TrainResult } from '../protocol/learning';
import { change, isBetter, isNoWorse } from '../workspace/learning/brought';
import type { Learner } from '../workspace/learning/job';
import { type FaultyModel, modelUri, writeModelFile } from '../workspace/learning/model';
import { canonical, nameOf, within } from '../workspace/uris';
import { isTrusted } from './config';
import { reasonOf } from './errors';
import type { Session } from './session';

/** Milliseconds between two reports of progress. */
const PACE = 200;
/** What of the work reading is. */
const READING = 0.1;

/**
 * Trains a model and puts it in its place, unless it is known to do worse than what suggests without it; what is
 * suggested is made anew with it.
 */
export async function train(
  session: Session,
  { uri }: TrainArgument,
  token: CancellationToken,
  report: WorkDoneProgressReporter,
): Promise<TrainResult> {
  const { config } = session;
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  report.begin('Dateline', 0, config.messages.learning.reading, true);
  try {
    return await trainIn(session, uri, controller.signal, report, isNoWorse);
  } finally {
    subscription.dispose();
    report.done();
  }
}

/** The same in a quiet moment: a model takes the place of the one from before only where it is known to bring something. */
export async function trainWhenIdle(session: Session, uri: string, signal: AbortSignal): Promise<void> {
  const { connection, config } = session;
  const canShow = config.client.window?.workDoneProgress === true;
  const reporter = canShow
    ? await session.ask('window/workDoneProgress/create', connection.window.createWorkDoneProgress())
    : undefined;
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop);
  const subscription = reporter?.token.onCancellationRequested(stop);
  reporter?.begin('Dateline', 0, config.messages.learning.reading, true);
  try {
    const silent: Pick<WorkDoneProgressReporter, 'report'> = { report: () => {} };
    const result = await trainIn(session, uri, controller.signal, reporter ?? silent, isBetter);
    if (result.state === 'done' && result.file !== undefined) session.tell(result.message);
    else session.log('dateline.trainWhenIdle', new Error(result.message));
  } finally {
    signal.removeEventListener('abort', stop);
    subscription?.dispose();
    reporter?.done();
  }
}

/** @param isWanted whether the model is to take its place */
async function trainIn(
  session: Session,
  uri: string,
  signal: AbortSignal,
  reporter: Pick<WorkDoneProgressReporter, 'report'>,
  isWanted: (about: About) => boolean,
): Promise<TrainResult> {
  const { config, host, articles } = session;
  const words = config.messages.learning;
  const failed = (message: string): TrainResult => ({ state: 'failed', message });
  const folder = isTrusted(config) ? await corpusOf(session, uri) : undefined;
  if (folder === undefined) return failed(words.untrusted);
  const file = modelUri(folder);
  let next = 0;
  try {
    const learn = host.learn ?? (await learnerHere(session));
    const answer = await learn(
      { folder, folders: config.folders, program: host.version },
      {
        signal,
        progress: (stage, share) => {
          if (host.clock() < next) return;
          next = host.clock() + PACE;
          const all = stage === 'reading' ? share * READING : READING + share * (1 - READING);
          reporter.report(Math.floor(100 * all), words[stage]);
        },
      },
    );
    if (answer.kind === 'nothing') return failed(words.nothing);
    const { about, bytes } = answer.learned;
    if (!isWanted(about)) return { state: 'done', message: words.noBetter };
    await writeModelFile(file, bytes, host.files);
    articles.invalidate();
    await session.changed();
    const { held } = about;
    const message = held ? words.brought(held.articles, change('corrections', about)) : words.broughtUnknown;
    return { state: 'done', message, file };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled', message: words.stopped };
    return failed(words.notSaved(nameOf(file), reasonOf(error)));
  }
}

/** A host without threads learns in turns with everything else. */
async function learnerHere({ host }: Session): Promise<Learner> {
  const { runJob } = await import('../workspace/learning/job.js');
  return async (job, how) => runJob(job, host, await host.loadRecognizer(), how);
}

/**
 * The folder of the `dateline.yaml` that governs an article or folder, else the folder of the workspace that it is in;
 * undefined outside of the workspace.
 */
export async function corpusOf(
  { articles, config, host }: Session,
  uri: string,
): Promise<string | undefined> {
  const place = canonical(uri);
  const [innermost] = config.folders
    .map(canonical)
    .filter((each) => place === each || place.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length);
  if (innermost === undefined) return undefined;
  const isFolder = (await host.files.list(place)).kind === 'folder';
  return (await articles.governing(isFolder ? within(place, 'x') : place)).root ?? innermost;
}

/** Says once of each model that cannot be used that it is not. */
export class FaultyModels {
  readonly #said = new Set<string>();

  tell(session: Session): void {
    for (const { uri, fault, detail } of session.articles.faultyModels) {
      const key = `${uri} ${fault} ${detail}`;
      if (this.#said.has(key)) continue;
      this.#said.add(key);
      session.warn(messageOf(session, { uri, fault, detail }));
    }
  }
}

function messageOf({ config }: Session, { uri, fault, detail }: FaultyModel): string {
  const { faulty, faults } = config.messages.learning;
  return faulty(
    `.dateline/${nameOf(uri)}`,
    fault === 'failed' ? `${faults.failed} (${detail})` : faults[fault],
  );
}
