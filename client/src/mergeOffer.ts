import { type Disposable, l10n, type Memento, type Uri, window, workspace } from 'vscode';
import { COMMANDS, type MergeDriverArgument, type MergeDriverResult } from '../../server/src/protocol';
import { onApplied, presentFailure } from './results';
import type { Server } from './server';

/** Repositories in which nobody wants to be asked again; in the memory of the workspace. */
const NEVER = 'mergeDriver.never';

/**
 * Offers once to have git merge sidecars entry by entry, when the first decision of a session was saved in a
 * repository that merges them by lines. Not in folders that are not trusted.
 */
export class MergeOffer implements Disposable {
  readonly #server: Server;
  readonly #memory: Memento;
  readonly #subscription: Disposable;
  /** Repositories for which somebody was asked since the window opened. */
  readonly #asked = new Set<string>();

  constructor(server: Server, memory: Memento) {
    this.#server = server;
    this.#memory = memory;
    this.#subscription = onApplied.event(() => {
      const { document } = window.activeTextEditor ?? {};
      if (document) void this.offer(document.uri).catch(presentFailure);
    });
  }

  async offer(uri: Uri): Promise<void> {
    if (!workspace.isTrusted || [...this.#asked].some((known) => uri.toString().startsWith(`${known}/`)))
      return;
    const { repository } = await this.#ask({ uri: uri.toString() });
    if (repository === undefined || this.#asked.has(repository) || this.#never.includes(repository)) return;
    this.#asked.add(repository);
    const [yes, later, never] = [l10n.t('Set Up'), l10n.t('Not Now'), l10n.t('Never')];
    const answer = await window.showInformationMessage(
      l10n.t(
        'git merges sidecars line by line here. Dateline can merge them annotation by annotation, so that decisions of two people on different annotations never conflict. This adds a line to .gitattributes and a command to the configuration of this copy of the repository.',
      ),
      yes,
      later,
      never,
    );
    if (answer === never) await this.#memory.update(NEVER, [...this.#never, repository]);
    if (answer === yes) await this.install(uri);
  }

  /** For the command, too, which asks nobody. */
  async install(uri: Uri): Promise<void> {
    const { installed, message = '' } = await this.#ask({ uri: uri.toString(), install: true });
    void (installed ? window.showInformationMessage(message) : window.showWarningMessage(message));
  }

  get #never(): readonly string[] {
    return this.#memory.get<readonly string[]>(NEVER, []);
  }

  #ask(argument: MergeDriverArgument): Promise<MergeDriverResult> {
    return this.#server.execute<MergeDriverResult>(COMMANDS.mergeDriver, argument);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
