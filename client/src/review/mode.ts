import {
  commands,
  Disposable,
  l10n,
  Position,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  type AnnotationsParams,
  type ApplyResult,
  COMMANDS,
  type LabelInfo,
  type ReadingInfo,
  type ReadingsArgument,
  type WireSpan,
} from '../../../server/src/protocol';
import { type Annotations, fromPosition } from '../annotations';
import { labelsOf } from '../commands/labels';
import { articleEditor } from '../language';
import type { Server } from '../server';
import type { Marks } from './jump';
import { LookAhead, type Looked } from './lookAhead';
import { keysOf, type Manifest } from './manifest';
import { Readings } from './readings';
import { type Done, type Reading, Reviewer } from './reviewer';
import { marksOn } from './screen';
import type { Place, Point } from './spans';
import { View, wayOf } from './view';

/** The argument with which a command of a key does nothing. */
export const REHEARSAL = 'rehearsal';

/** VS Code then says itself that nothing can be typed, whatever the key, the mouse or another extension tries. */
const LOCK = 'workbench.action.files.setActiveEditorReadonlyInSession';
const UNLOCK = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/** An article that is reviewed. */
export interface Reviewed {
  readonly reviewer: Reviewer;
  readonly labels: readonly LabelInfo[];
  readonly readings: Readings;
  /** The letters that stand at places on the screen. */
  marks: Marks;
  /** Nothing has been looked at yet: what the server says is not there. */
  isNew: boolean;
}

/** Something that a person is asked. */
interface Question {
  /** Nothing more is asked; what the answer wants may not be done yet. */
  isClosed: boolean;
  readonly before: Question | undefined;
  done: Promise<void>;
}

/** What the mode needs of a session. */
interface Around {
  readonly server: Server;
  readonly annotations: Annotations;
  readonly manifest: Manifest;
}

/** The mode in which single keys decide. It belongs to an article, in whichever editor that is in front. */
export class ReviewMode implements Disposable {
  readonly #session: Around;
  readonly #annotations: Annotations;
  readonly #view = new View();
  readonly #ahead = new LookAhead({
    looked: () => this.#looked(),
    ask: (looked) => this.#askForReadings(looked),
    show: (readings) => this.#showAhead(readings),
  });
  readonly #articles = new Map<string, Reviewed>();
  /** Articles that are locked. Only what is in front can be unlocked. */
  readonly #locked = new Set<string>();
  readonly #subscriptions: Disposable;
  #rehearsed: Thenable<unknown> | undefined;
  #isOn = false;
  #moving = false;
  /** Codes to jump to stand where letters do otherwise. */
  #hasCodes = false;
  #question: Question | undefined;
  /** The last key that waits. */
  #behind: Promise<unknown> | undefined;

  constructor(session: Around) {
    this.#session = session;
    this.#annotations = session.annotations;
    this.#annotations.layer = (uri, params) => this.#over(uri, params);
    this.#subscriptions = Disposable.from(
      this.#view,
      window.onDidChangeActiveTextEditor(() => this.#update()),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        const reviewed = textEditor === window.activeTextEditor ? this.of(textEditor) : undefined;
        if (!reviewed || !selection || this.#view.isOwn(selection)) return;
        const before = reviewed.reviewer.current;
        reviewed.reviewer.lookAt(selection.active);
        if (reviewed.reviewer.current !== before) this.say('', reviewed);
      }),
      this.#annotations.onDidChange(() => this.#update()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        const reviewed = textEditor === window.activeTextEditor ? this.of(textEditor) : undefined;
        if (reviewed) this.mark(textEditor, reviewed);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('dateline.reviewLetters')) this.#update();
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (this.#articles.delete(keyOf(document))) this.#update();
      }),
    );
    this.#update();
  }

  /** The article of an editor while it is reviewed. */
  of({ document }: TextEditor): Reviewed | undefined {
    return this.#articles.get(keyOf(document));
  }

  /** The editor must be in front. */
  async enter(editor: TextEditor): Promise<void> {
    const { document } = editor;
    if (this.of(editor)) return;
    if (document.isUntitled) {
      void window.showInformationMessage(
        l10n.t('Save the article first: decisions stand in a file beside it.'),
      );
      return;
    }
    this.#rehearsed ??= rehearse(keysOf(this.#session.manifest));
    await Promise.all([this.#rehearsed, commands.executeCommand(LOCK)]);
    const labels = await labelsOf(this.#session.server, document);
    this.#locked.add(keyOf(document));
    if (document.isClosed || this.of(editor)) return;
    this.#articles.set(keyOf(document), {
      reviewer: this.#reviewer(document),
      labels,
      readings: new Readings(),
      marks: new Map(),
      isNew: true,
    });
    this.#update();
  }

  /** Asks something, and does what the answer wants; `question` calls `closed` when its last box is closed. */
  async ask(question: (closed: () => void) => Promise<void>): Promise<void> {
    const asked: Question = { isClosed: false, before: this.#question, done: Promise.resolve() };
    this.#question = asked;
    const work = question(() => {
      asked.isClosed = true;
    });
    asked.done = work
      .catch(() => undefined)
      .then(() => {
        asked.isClosed = true;
        if (this.#question === asked) this.#question = asked.before;
      });
    await asked.done;
    await work;
  }

  /** Whether another article is on its way to be reviewed. */
  get isMoving(): boolean {
    return this.#moving;
  }

  /** Goes to another article. Until it is reviewed keys wait, and nobody types into it. */
  async move(go: () => Promise<void>): Promise<void> {
    if (this.#moving) return;
    this.#moving = true;
    try {
      await this.ask(async (closed) => {
        closed();
        await go();
      });
    } finally {
      this.#moving = false;
      this.#update();
    }
  }

  /**
   * Does what a key wants. While a box is open, or about to be, keys are its own; those behind it wait until its answer
   * has been done, and for each other.
   */
  async key(run: () => unknown): Promise<void> {
    if (!this.#question && !this.#behind) {
      await run();
      return;
    }
    const turn: Promise<{ readonly done: unknown }> = (this.#behind ?? Promise.resolve()).then(async () => ({
      // What it asks itself is no part of its turn.
      done: (await this.#isKey()) ? run() : undefined,
    }));
    const mine = turn.catch(() => undefined);
    this.#behind = mine;
    const { done } = await turn.finally(() => {
      if (this.#behind === mine) this.#behind = undefined;
    });
    await done;
  }

  /** Waits for what is asked; false where a key belongs to that. */
  async #isKey(): Promise<boolean> {
    const question = this.#question;
    if (!question) return true;
    // That the box is closed may have been said in the same breath as the key.
    await new Promise((resolve) => setTimeout(resolve));
    if (!question.isClosed) return false;
    await question.done;
    return this.#question?.isClosed ?? true;
  }

  /**
   * Asks the server for the readings of what is looked at in an article, unless they are there.
   *
   * @returns false where something else is looked at by now, or another article
   */
  lookUp({ readings }: Reviewed): Promise<boolean> {
    return this.#ahead.find(readings);
  }

  /** For tests: what keys are about. */
  looksAt(uri: Uri): WireSpan | undefined {
    return this.#articles.get(uri.toString())?.reviewer.current;
  }

  /** For tests: the letters on the screen. */
  letters(uri: Uri): Marks {
    return this.#articles.get(uri.toString())?.marks ?? new Map();
  }

  /** The editor must be in front. */
  async leave({ document }: TextEditor): Promise<void> {
    if (!this.#articles.delete(keyOf(document))) return;
    this.#annotations.refresh(document.uri);
    this.#update();
  }

  /** What a key did, for eyes and ears: it counts what is left and names what is looked at now. */
  said({ what, label: name }: Done, reviewed: Reviewed): void {
    const { left } = reviewed.reviewer;
    const label = name === undefined ? '' : wordsFor(name, reviewed);
    const texts: Readonly<Record<Done['what'], string>> = {
      accepted: l10n.t('accepted, {0}, {1} left', label, left),
      kept: l10n.t('stays, {0}, {1} left', label, left),
      rejected: l10n.t('rejected, {0}, {1} left', label, left),
      skipped: l10n.t('{0} left', left),
      resized: l10n.t('moved'),
      read: l10n.t('read as {0}', label),
      split: l10n.t('split'),
      merged: l10n.t('merged'),
      marked: l10n.t('the line is boilerplate'),
      unmarked: l10n.t('the line is not boilerplate'),
      noted: l10n.t('noted'),
      nothing: l10n.t('nothing to do here'),
    };
    this.say(texts[what], reviewed);
  }

  /** Says something, and what is looked at now. */
  say(what: string, reviewed: Reviewed): void {
    const { current } = reviewed.reviewer;
    const now = current ? this.#describe(current, reviewed) : l10n.t('nothing is left here');
    this.#view.say([what, now].filter(Boolean).join(' · '));
  }

  sayWalk(reviewed: Reviewed): void {
    const { left, walk } = reviewed.reviewer;
    this.say(l10n.t('Review: {0} left, {1}', left, wayOf(walk)), reviewed);
  }

  /** Puts letters at the places on the screen where there is most likely something to mend. */
  mark(editor: TextEditor, reviewed: Reviewed): void {
    if (this.of(editor) !== reviewed) return;
    const isWished = workspace.getConfiguration('dateline', editor.document.uri).get('reviewLetters', true);
    reviewed.marks = isWished ? marksOn(editor, reviewed.reviewer, reviewed.marks) : new Map();
    this.#view.mark(editor, this.#hasCodes ? new Map() : reviewed.marks);
  }

  /** Goes to a place on the screen. */
  goTo(point: Point, editor: TextEditor, reviewed: Reviewed): void {
    this.#view.put(editor, point);
    reviewed.reviewer.lookAt(point);
    if (reviewed.reviewer.current) this.say('', reviewed);
    else this.#view.say(l10n.t('“{0}” is not tagged', wordAt(editor.document, point)));
  }

  /** Selects what a label is to be given to. */
  select(place: Place, editor: TextEditor): void {
    this.#view.select(editor, place);
  }

  /** Takes the letters away while codes stand there; answers to decisions may come meanwhile. */
  async withCodes(question: () => Promise<void>): Promise<void> {
    this.#hasCodes = true;
    this.#update();
    try {
      await question();
    } finally {
      this.#hasCodes = false;
      this.#update();
    }
  }

  dispose(): void {
    this.#annotations.layer = undefined;
    this.#subscriptions.dispose();
  }

  /** `Seoul, place, 62 %` */
  #describe(
    { range, label, value, status, confidence }: Reading & Partial<WireSpan>,
    reviewed: Reviewed,
  ): string {
    const { document } = window.activeTextEditor ?? {};
    const text = document
      ?.lineAt(range.start.line)
      .text.slice(
        range.start.character,
        range.end.line === range.start.line ? range.end.character : undefined,
      );
    const sure =
      status === 'accepted'
        ? l10n.t('accepted')
        : confidence === undefined
          ? ''
          : `${Math.min(99, Math.round(confidence * 100))} %`;
    return [text, wordsFor(label, reviewed), value, sure].filter(Boolean).join(', ');
  }

  /** What is looked at in the editor in front. */
  #looked(): Looked | undefined {
    const editor = articleEditor(window.activeTextEditor);
    const reviewed = editor && this.of(editor);
    if (!reviewed) return undefined;
    const { reviewer, readings } = reviewed;
    const { current } = reviewer;
    const point = current?.range.start ?? fromPosition(editor.selection.active);
    return { uri: keyOf(editor.document), current, point, readings };
  }

  #askForReadings({ uri, current, point }: Looked): Promise<ReadingInfo[]> {
    const at = current?.range ?? { start: point, end: point };
    const { version } = window.activeTextEditor!.document;
    const argument: ReadingsArgument = { uri, version, at };
    return this.#session.server.execute<ReadingInfo[]>(COMMANDS.readings, argument);
  }

  /** Says what the key for the next reading would make of what is looked at. */
  #showAhead(readings: readonly Reading[]): void {
    const editor = articleEditor(window.activeTextEditor);
    const reviewed = editor && this.of(editor);
    this.#view.ahead(reviewed ? readings.map((reading) => this.#describe(reading, reviewed)) : []);
  }

  /** At the annotation under the cursor, else at the first one behind it. */
  #begin({ document, selection }: TextEditor, reviewed: Reviewed): void {
    const { reviewer } = reviewed;
    if (this.#annotations.at(document, selection.start)) reviewer.lookAt(selection.start);
    else reviewer.begin(reviewer.walk, selection.start);
    this.sayWalk(reviewed);
  }

  #reviewer(document: TextDocument): Reviewer {
    return new Reviewer({
      uri: document.uri.toString(),
      shown: () => {
        const told = this.#annotations.told(document.uri);
        return told?.version === document.version ? told : undefined;
      },
      line: (n) => document.lineAt(n).text,
      send: ({ command, argument }) => this.#session.server.execute<ApplyResult>(command, argument),
      draw: () => this.#annotations.refresh(document.uri),
      refused: (count, why) => {
        const message = count > 1 ? l10n.t('{0} decisions were taken back. {1}', count, why) : why;
        void window.showWarningMessage(message);
      },
    });
  }

  #over(uri: string, params: AnnotationsParams): AnnotationsParams {
    const over = this.#articles.get(uri)?.reviewer.over(params);
    if (!over || over === params) return params;
    const count = (wanted: WireSpan['status']) => over.spans.filter(({ status }) => status === wanted).length;
    const counts = { ...params.counts, accepted: count('accepted'), suggested: count('suggested') };
    return { ...over, counts };
  }

  /** Brings to the screen what is in front. */
  #update(): void {
    const editor = articleEditor(window.activeTextEditor);
    const reviewed = editor && this.of(editor);
    const isOn = reviewed !== undefined || this.#moving;
    if (this.#isOn !== isOn) {
      this.#isOn = isOn;
      void commands.executeCommand('setContext', 'dateline.reviewing', this.#isOn);
    }
    if (!editor) {
      this.#view.hide();
      return;
    }
    if (!reviewed) {
      this.#view.leave(editor);
      this.#view.offer();
      if (this.#locked.delete(keyOf(editor.document))) void commands.executeCommand(UNLOCK);
      return;
    }
    const { reviewer } = reviewed;
    this.#view.enter(editor);
    if (reviewed.isNew && this.#annotations.shown(editor.document)) {
      reviewed.isNew = false;
      this.#begin(editor, reviewed);
    }
    this.#view.reviewing(reviewer.left, reviewer.walk);
    this.#view.frame(editor, reviewer.current?.range);
    this.mark(editor, reviewed);
    void this.#ahead.show();
  }
}

/**
 * VS Code asks the extensions before it runs a command for the first time, and meanwhile runs those that are not new to
 * it: keys would overtake each other. So it runs each once, as it runs those of keys.
 */
function rehearse(ids: readonly string[]): Thenable<unknown> {
  return commands.executeCommand('runCommands', {
    commands: ids.map((command) => ({ command, args: REHEARSAL })),
  });
}

const keyOf = ({ uri }: TextDocument) => uri.toString();

function wordAt(document: TextDocument, { line, character }: Point): string {
  const range = document.getWordRangeAtPosition(new Position(line, character));
  return range ? document.getText(range) : '';
}

function wordsFor(label: string, { labels }: Reviewed): string {
  return labels.find(({ name }) => name === label)?.description || label;
}
