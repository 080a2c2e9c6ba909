import { commands, l10n, Range, type TextEditor, window } from 'vscode';
import {
  type ApplyResult,
  COMMANDS,
  type LabelInfo,
  type TargetInfo,
  type ValueInfo,
  type WireSpan,
} from '../../../server/src/protocol';
import type { Move } from '../../../server/src/protocol/facts';
import { fromPosition, fromRange, toRange } from '../annotations';
import { at } from '../commands/apply';
import { nextArticle } from '../commands/corpus';
import { pickLabel } from '../commands/labels';
import { again } from '../commands/many';
import { setPublished } from '../commands/published';
import { isMeant } from '../commands/tag';
import { askForValue } from '../commands/value';
import { articleEditor } from '../language';
import { presentResult } from '../results';
import type { Session } from '../session';
import { lettersFor } from './letters';
import type { Reviewed } from './mode';
import type { Done } from './reviewer';
import { isSamePlace, type Place } from './spans';
import { ORDERS, SCOPES } from './walk';

/** What a key does to an article that is reviewed. */
export type ReviewKey = (session: Session, editor: TextEditor, reviewed: Reviewed) => unknown;

/** Which label is meant: by its letter, its name or its number from 1; and whether everywhere. */
export interface LabelArgument {
  readonly letter?: string;
  readonly label?: string;
  readonly number?: number;
  readonly everywhere?: boolean;
}

const decide =
  (key: (reviewed: Reviewed) => Done): ReviewKey =>
  (session, _editor, reviewed) => {
    const done = key(reviewed);
    session.review.said(done, reviewed);
    void tell(COMMANDS.tagEvery, done);
  };

/** Says what came of a decision that concerned more than was looked at. */
async function tell(command: string, { answer }: Pick<Done, 'answer'>): Promise<void> {
  const result = await answer;
  // What was refused the queue has said.
  if (result?.applied) presentResult(command, result);
}

export const acceptKey = decide(({ reviewer }) => reviewer.accept());
export const acceptEveryKey = decide(({ reviewer }) => reviewer.accept(true));
export const rejectKey = decide(({ reviewer }) => reviewer.reject());
export const rejectEveryKey = decide(({ reviewer }) => reviewer.reject(true));
export const skipKey = decide(({ reviewer }) => reviewer.skip());
export const backKey = decide(({ reviewer }) => reviewer.back());
export const mergeKey = decide(({ reviewer }) => reviewer.merge());
export const resizeKey = (move: Move) => decide(({ reviewer }) => reviewer.resize(move));

/** Makes the next reading of what is looked at, or the one before; where nothing is, of the word at the cursor. */
export const readingKey =
  (by: 1 | -1): ReviewKey =>
  (session, editor, reviewed) => {
    const { reviewer, readings } = reviewed;
    const point = reviewer.current?.range.start ?? fromPosition(editor.selection.active);
    const step = () => {
      const reading = readings.step(by);
      return reading ? reviewer.read(reading) : NOTHING;
    };
    if (readings.isOf(reviewer.current, point)) return decide(step)(session, editor, reviewed);
    return session.review.ask(async (closed) => {
      closed();
      const isThere = await session.review.lookUp(reviewed);
      decide(() => (isThere ? step() : NOTHING))(session, editor, reviewed);
    });
  };

export const markLineKey: ReviewKey = (session, editor, reviewed) =>
  decide(({ reviewer }) => reviewer.markLine(editor.selection.active))(session, editor, reviewed);

/** Gives what is looked at a label; where that is no annotation, the selection or the word at the cursor. */
export function labelKey(wanted: LabelArgument): ReviewKey {
  return (session, editor, reviewed) => {
    const label = labelOf(wanted, reviewed);
    if (label) return tagAs(label, wanted.everywhere ?? false)(session, editor, reviewed);
    if (wanted.letter !== undefined || wanted.label !== undefined) return undefined;
    return session.review.ask(async () => {
      const picked = await pickLabel(reviewed.labels, reviewed.reviewer.current?.label);
      if (picked) await tagAs(picked, false)(session, editor, reviewed);
    });
  };
}

/** Nothing is waited for where an annotation is looked at: the next key may be typed already. */
function tagAs(label: LabelInfo, everywhere: boolean): ReviewKey {
  return (session, editor, reviewed) => {
    const { reviewer } = reviewed;
    const selected = selectionOf(editor, reviewed);
    if (reviewer.current && !selected) {
      if (label.isDate) return valueKey(session, editor, reviewed);
      return decide(() => reviewer.label(label.name, everywhere))(session, editor, reviewed);
    }
    if (selected && !label.isDate)
      return decide(() => reviewer.tag(selected, label.name, undefined, everywhere))(
        session,
        editor,
        reviewed,
      );
    return session.review.ask(async () => {
      const place = selected ?? (await wordAt(session, editor, label.name));
      const value = place && label.isDate ? await valueFor(session, editor, place) : '';
      if (!place || value === undefined) return;
      decide(() => reviewer.tag(place, label.name, value, everywhere && !label.isDate))(
        session,
        editor,
        reviewed,
      );
    });
  };
}

/** Asks for the value of the date that is looked at; what is none yet becomes one. */
export const valueKey: ReviewKey = (session, editor, reviewed) => {
  const { reviewer, labels } = reviewed;
  const date = labels.find(({ isDate }) => isDate)?.name;
  return askOf(
    ({ range }) => valueFor(session, editor, range),
    (value) => (date === undefined ? NOTHING : reviewer.value(date, value)),
  )(session, editor, reviewed);
};

export const splitKey: ReviewKey = (session, editor, reviewed) => {
  const { reviewer } = reviewed;
  const textOf = (place: Place) => editor.document.getText(toRange(place));
  const items = reviewer.cuts().map((parts) => ({ label: parts.map(textOf).join('  |  '), parts }));
  if (items.length < 2)
    return decide(() => (items[0] ? reviewer.split(items[0].parts) : NOTHING))(session, editor, reviewed);
  return askOf(
    () => window.showQuickPick(items, { placeHolder: l10n.t('Split where?') }),
    ({ parts }) => reviewer.split(parts),
  )(session, editor, reviewed);
};

/** Dates are counted anew from there. */
export const publishedKey: ReviewKey = (session, editor) =>
  session.review.ask((closed) => setPublished(session, editor, closed));

export const noteKey: ReviewKey = (session, editor, reviewed) =>
  askOf(
    ({ range, note = '' }) =>
      window.showInputBox({
        title: l10n.t('Note on “{0}”', editor.document.getText(toRange(range))),
        prompt: l10n.t('It stands in the sidecar and in the hover card. Empty: no note.'),
        value: note,
      }),
    (text) => reviewed.reviewer.note(text.trim()),
  )(session, editor, reviewed);

const NOTHING: Done = { what: 'nothing' };

/** Asks something of what is looked at; the answer counts as long as that is still looked at. */
function askOf<T>(
  question: (current: WireSpan) => Thenable<T | undefined>,
  key: (answer: T) => Done,
): ReviewKey {
  return (session, editor, reviewed) => {
    const { reviewer } = reviewed;
    const { current } = reviewer;
    if (!current) return decide(() => NOTHING)(session, editor, reviewed);
    return session.review.ask(async () => {
      const answer = await question(current);
      const { current: now } = reviewer;
      if (answer === undefined || !now || !isSamePlace(now.range, current.range)) return;
      decide(() => key(answer))(session, editor, reviewed);
    });
  };
}

const acceptMany =
  (rest: boolean): ReviewKey =>
  async (session, _editor, reviewed) => {
    const result = await reviewed.reviewer.acceptAll(rest);
    session.review.sayWalk(reviewed);
    if (!result.applied && result.message === undefined)
      window.setStatusBarMessage(l10n.t('No suggestion is sure enough'), 3000);
    presentResult(COMMANDS.acceptAll, result as ApplyResult);
  };

export const acceptAllKey = acceptMany(false);
/** Who has looked at what is left and finds it right accepts it together. */
export const acceptRestKey = acceptMany(true);

/** By place, or the least sure first. */
export const orderKey: ReviewKey = (session, _editor, reviewed) => {
  const { reviewer } = reviewed;
  const order = ORDERS[(ORDERS.indexOf(reviewer.walk.order) + 1) % ORDERS.length]!;
  reviewer.begin({ ...reviewer.walk, order });
  session.review.sayWalk(reviewed);
};

/** Suggestions, what was accepted together, or everything. */
export const scopeKey: ReviewKey = (session, _editor, reviewed) => {
  const { reviewer } = reviewed;
  const over = SCOPES[(SCOPES.indexOf(reviewer.walk.over) + 1) % SCOPES.length]!;
  reviewer.begin({ ...reviewer.walk, over });
  session.review.sayWalk(reviewed);
};

export const explainKey: ReviewKey = () =>
  commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });

function labelOf({ letter, label, number }: LabelArgument, { labels }: Reviewed): LabelInfo | undefined {
  const name = letter === undefined ? label : lettersFor(labels.map((one) => one.name)).get(letter);
  return number === undefined ? labels.find((one) => one.name === name) : labels[number - 1];
}

/** What a person has selected, without the blanks at its ends, unless that is what is looked at. */
function selectionOf({ document, selection }: TextEditor, { reviewer }: Reviewed): Place | undefined {
  if (selection.isEmpty) return undefined;
  const text = document.getText(selection);
  if (text.trim() === '' || /[\r\n]/.test(text.trim())) return undefined;
  const from = document.offsetAt(selection.start) + text.length - text.trimStart().length;
  const range = new Range(document.positionAt(from), document.positionAt(from + text.trim().length));
  const place = fromRange(range);
  const { current } = reviewer;
  return current && isSamePlace(current.range, place) ? undefined : place;
}

/** The word or name at the cursor; one in small letters only after a question. */
async function wordAt(session: Session, editor: TextEditor, label: string): Promise<Place | undefined> {
  const [target] = await session.server.execute<TargetInfo[]>(COMMANDS.target, at(editor));
  if (!target || (target.doubtful && !(await isMeant(target.text, label)))) return undefined;
  return target.range;
}

async function valueFor(
  session: Session,
  { document }: TextEditor,
  place: Place,
): Promise<string | undefined> {
  const argument = { uri: document.uri.toString(), version: document.version, at: [place] };
  const [found] = await session.server.execute<ValueInfo[]>(COMMANDS.values, argument);
  return found && askForValue(session, argument.uri, found, true);
}

/** Takes back the last action or does it again, when the decisions before it are answered, and goes there. */
export async function againInFront(session: Session, command: string, action?: unknown): Promise<void> {
  const editor = articleEditor(window.activeTextEditor);
  const reviewed = editor && session.review.of(editor);
  await reviewed?.reviewer.settled();
  const result = await again(session, command, action);
  if (!editor || !reviewed || result.action === undefined) return;
  if (command === COMMANDS.redo) reviewed.reviewer.redone(result.action);
  else if (reviewed.reviewer.undone(result.action)) session.review.say('', reviewed);
}

/** Goes to the next article that somebody has to look at, and reviews it; keys that are typed meanwhile are for that one. */
export function reviewNextArticle(session: Session, editor: TextEditor): Promise<void> {
  return session.review.move(() => goOnReviewing(session, editor));
}

async function goOnReviewing(session: Session, editor: TextEditor): Promise<void> {
  await session.review.of(editor)?.reviewer.settled();
  await nextArticle(session);
  const shown = window.activeTextEditor;
  if (!shown || shown.document === editor.document) return;
  await session.review.leave(editor);
  const next = articleEditor(window.activeTextEditor);
  if (next) await session.review.enter(next);
}
