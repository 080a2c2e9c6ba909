import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Article } from '../core/annotation/article';
import { FORMATS } from '../core/formats/registry';
import { formatCard } from '../features/formatCard';
import type { Messages } from '../features/messages';
import type {
  ExportArgument,
  ExportResult,
  FormatInfo,
  FormatsArgument,
  ImportArgument,
  ImportResult,
  PreviewArgument,
  PreviewResult,
} from '../protocol/exchange';
import type { Batch } from '../workspace/decisions';
import { likelyFormatsOf } from '../workspace/exchange/guess';
import { overlay } from '../workspace/files';
import { exportFor, previewFor } from './exporting';
import type { Asker, Host } from './host';
import { importFor } from './importing';

/** Milliseconds between two reports of progress. */
const PACE = 100;

/** What export and import need of the server at the moment when they are asked for. */
export interface ExchangeContext {
  readonly messages: Messages;
  readonly trusted: boolean;
  readonly learn: boolean;
  readonly folders: readonly string[];
  /** The text of a file that is open in the editor, saved or not. */
  openText(uri: string): Promise<string | undefined>;
  /** An article that is open there, with where its annotations stand. */
  openArticle(uri: string): Promise<Article | undefined>;
  /** Writing that is one action for undo. */
  batch(): Batch;
}

/** Export and import: hands requests to the host, and its progress and questions to the client. */
export class Exchange {
  readonly #host: Host;
  readonly #confirm: Asker['confirm'];

  constructor(host: Host, confirm: Asker['confirm']) {
    this.#host = host;
    this.#confirm = confirm;
  }

  preview(
    argument: PreviewArgument,
    context: ExchangeContext,
    token: CancellationToken,
    report: WorkDoneProgressReporter,
  ): Promise<PreviewResult> {
    return this.#asking(context, token, report, (asker) => previewFor(argument, asker, this.#host));
  }

  export(
    argument: ExportArgument,
    context: ExchangeContext,
    token: CancellationToken,
    report: WorkDoneProgressReporter,
  ): Promise<ExportResult> {
    return this.#asking(context, token, report, (asker) => exportFor(argument, asker, this.#host));
  }

  async formats(argument: FormatsArgument | undefined, messages: Messages): Promise<FormatInfo[]> {
    const likely = argument?.files ? await likelyFormatsOf(argument.files, this.#host) : [];
    const rank = ({ name }: FormatInfo) => (likely.includes(name) ? likely.indexOf(name) : likely.length);
    return FORMATS.map((format): FormatInfo => {
      return { ...formatCard(format, messages), likely: likely.includes(format.name) };
    }).sort((a, b) => rank(a) - rank(b));
  }

  async import(
    argument: ImportArgument,
    context: ExchangeContext,
    token: CancellationToken,
    report: WorkDoneProgressReporter,
  ): Promise<ImportResult> {
    const batch = context.batch();
    const work = (asker: Asker) => importFor(argument, asker, this.#host);
    let result: ImportResult;
    let action: number | undefined;
    try {
      result = await this.#asking(context, token, report, work, batch);
    } finally {
      // What was written can be taken back, however it ended.
      action = batch.done();
    }
    return { ...result, ...(action === undefined ? {} : { action }) };
  }

  async #asking<T>(
    context: ExchangeContext,
    token: CancellationToken,
    report: WorkDoneProgressReporter,
    work: (asker: Asker) => Promise<T>,
    batch = context.batch(),
  ): Promise<T> {
    const { messages, trusted, learn, folders, openText, openArticle } = context;
    const controller = new AbortController();
    if (token.isCancellationRequested) controller.abort();
    const subscription = token.onCancellationRequested(() => controller.abort());
    let next = 0;
    report.begin('Dateline', 0, messages.exchange.searching, true);
    try {
      return await work({
        messages,
        trusted,
        learn,
        folders,
        openArticle,
        files: overlay(this.#host.files, {
          text: openText,
          replace: (uri, text, expected) =>
            text === undefined
              ? this.#host.files.replace(uri, text, expected)
              : batch.write(uri, text, expected, messages),
        }),
        signal: controller.signal,
        progress: (share, message) => {
          if (share < 1 && this.#host.clock() < next) return;
          next = this.#host.clock() + PACE;
          report.report(Math.floor(share * 100), message);
        },
        confirm: this.#confirm,
      });
    } finally {
      subscription.dispose();
      report.done();
    }
  }
}
