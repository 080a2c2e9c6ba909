import { l10n, window } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type { PreviewArgument, PreviewResult } from '../../../server/src/protocol/exchange';
import type { Session } from '../session';

/** Shows what an export would write of the first article, as long as a person chooses how. */
export class Preview {
  readonly #session: Session;
  #turn = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Shows it anew; what is under way for earlier wishes is not shown any more. */
  async show(argument: PreviewArgument): Promise<void> {
    const turn = ++this.#turn;
    const preview = await this.#session.server.execute<PreviewResult>(COMMANDS.preview, argument);
    if (turn !== this.#turn) return;
    const { message, file, text, language } = preview;
    if (message !== undefined) {
      void window.showWarningMessage(message);
      return;
    }
    await this.#session.documents.show(nameOf(file), text, { language, beside: true });
  }

  stop(): void {
    this.#turn++;
  }
}

/** `sub/bai.ann` → `bai (preview).ann`, so that the editor knows the language by the ending. */
function nameOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)} (${l10n.t('preview')})${name.slice(dot)}`;
}
