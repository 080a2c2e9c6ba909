import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import { LineMap } from '../core/text/lines';
import type { NextArgument, NextResult, WorthyArticle } from '../protocol/learning';
import type { Next } from '../workspace/learning/next';
import { recognizeBy } from '../workspace/load';
import { Projects } from '../workspace/projects';
import { Slices } from '../workspace/slices';
import { nameOf, relativeTo } from '../workspace/uris';
import { isTrusted } from './config';
import { toRange } from './convert';
import { corpusOf } from './learning';
import type { Session } from './session';

/** Articles that are named. */
const COUNT = 10;

/** The articles of a corpus, and the places in them, from which most is to be learned, with the reason in words. */
export async function nextToAnnotate(
  session: Session,
  { uri }: NextArgument,
  token: CancellationToken,
  report: WorkDoneProgressReporter,
): Promise<NextResult> {
  const { config, host } = session;
  const words = config.messages.learning;
  const folder = await corpusOf(session, uri);
  if (folder === undefined) return { state: 'failed', message: words.outside, articles: [] };
  const controller = new AbortController();
  const { signal } = controller;
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  report.begin('Dateline', 0, words.choosing, true);
  try {
    const { nextIn } = await import('../workspace/learning/next.js');
    const settings = { trusted: isTrusted(config), folders: config.folders };
    const projects = new Projects(host.files, () => settings);
    const source = { files: host.files, projects, slices: new Slices(host) };
    const recognizer = await host.loadRecognizer();
    const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
    let last = 0;
    const progress = (_: unknown, share: number) => {
      const percentage = Math.floor(100 * share);
      if (percentage === last) return;
      last = percentage;
      report.report(percentage, words.choosing);
    };
    const next = await nextIn([folder], COUNT, source, means, { signal, progress });
    const articles: WorthyArticle[] = [];
    for (const choice of next.chosen) articles.push(await told(session, folder, choice));
    const message =
      next.open === 0 ? words.nothingOpen : next.duplicates === 0 ? '' : words.duplicates(next.duplicates);
    return { state: 'done', message, articles };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled', message: '', articles: [] };
    throw error;
  } finally {
    subscription.dispose();
    report.done();
  }
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

async function told(
  session: Session,
  folder: string,
  { name: uri, value, unsure, suggestions, disputed, fresh, spans }: Next['chosen'][number],
): Promise<WorthyArticle> {
  const { config, host } = session;
  const words = config.messages.learning;
  const file = await host.files.read(uri);
  const lines = new LineMap(file.kind === 'text' ? file.text : '');
  return {
    uri: session.asOpen(uri),
    name: relativeTo(folder, uri) ?? nameOf(uri),
    value,
    reason: words.worth(value.toFixed(2), unsure, suggestions, disputed, percent(fresh)),
    spans: spans.map((span) => ({
      range: toRange(lines, span),
      text: span.text,
      label: span.label,
      reason: span.disputed ? `${percent(span.confidence)}, ${words.disputed}` : percent(span.confidence),
    })),
  };
}
