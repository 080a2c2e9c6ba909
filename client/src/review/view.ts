import {
  Disposable,
  l10n,
  MarkdownString,
  Range,
  Selection,
  StatusBarAlignment,
  type TextEditor,
  TextEditorCursorStyle,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { toRange } from '../annotations';
import type { Marks } from './jump';
import type { Place, Point } from './spans';
import type { Walk } from './walk';

/** What is shown of the mode: two entries of the status bar, the frame around what keys are about, the cursor. */
export class View implements Disposable {
  readonly #mode = window.createStatusBarItem('dateline.review', StatusBarAlignment.Right, 99);
  readonly #said = window.createStatusBarItem('dateline.said', StatusBarAlignment.Left, -100);
  readonly #frame = window.createTextEditorDecorationType({
    outlineColor: new ThemeColor('focusBorder'),
    outlineStyle: 'solid',
    outlineWidth: '2px',
  });
  readonly #mark = window.createTextEditorDecorationType({});
  readonly #cursors = new WeakMap<TextEditor, TextEditorCursorStyle>();
  #text = '';
  #framed: Range | undefined;
  /** The letters that are shown, and where. */
  #marked = '';
  #markedIn: TextEditor | undefined;
  #selected: Selection | undefined;
  /** Selections that were set here and that the editor has not told of yet. */
  #expected: Selection[] = [];

  constructor() {
    this.#mode.name = l10n.t('Dateline: Review');
    this.#said.name = l10n.t('Dateline: Last Decision');
  }

  /** The entry of an article that is not reviewed: it begins that. */
  offer(): void {
    this.#mode.text = `$(checklist) ${l10n.t('Review')}`;
    this.#mode.tooltip = l10n.t('Review this article with single keys');
    this.#mode.accessibilityInformation = { label: l10n.t('Review this article with single keys') };
    this.#mode.command = 'dateline.review';
    this.#mode.backgroundColor = undefined;
    this.#mode.show();
    this.#said.hide();
  }

  reviewing(left: number, walk: Walk): void {
    const way = wayOf(walk);
    const label = l10n.t('Review: {0} left, {1}', left, way);
    this.#mode.text = `$(checklist) ${l10n.t('REVIEW {0}', left)}`;
    this.#mode.tooltip = new MarkdownString(`${label}\n\n${l10n.t('`?` lists the keys, `Escape` ends it.')}`);
    this.#mode.accessibilityInformation = { label };
    this.#mode.command = 'dateline.showKeys';
    this.#mode.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    this.#mode.show();
  }

  hide(): void {
    this.#mode.hide();
    this.#said.hide();
  }

  /** Says something to people who see, and to those who do not: screen readers read an alert when it changes. */
  say(text: string): void {
    this.#text = text;
    this.#said.text = text;
    this.#said.accessibilityInformation = { label: text, role: 'alert' };
    this.#said.show();
  }

  /** Says what the key for the next reading brings, to those who see: others hear it when it is there. */
  ahead(readings: readonly string[]): void {
    const next = readings.length > 0 ? `$(keyboard-tab) ${readings.join(' | ')}` : '';
    this.#said.text = [this.#text, next].filter(Boolean).join(' · ');
  }

  /** Marks an editor as one in which nothing can be typed. */
  enter(editor: TextEditor): void {
    if (this.#cursors.has(editor)) return;
    this.#cursors.set(editor, editor.options.cursorStyle ?? TextEditorCursorStyle.Line);
    editor.options = { ...editor.options, cursorStyle: TextEditorCursorStyle.Block };
  }

  leave(editor: TextEditor): void {
    const cursorStyle = this.#cursors.get(editor);
    if (cursorStyle === undefined) return;
    this.#cursors.delete(editor);
    editor.options = { ...editor.options, cursorStyle };
    editor.setDecorations(this.#frame, []);
    editor.setDecorations(this.#mark, []);
    this.#framed = undefined;
    this.#markedIn = undefined;
  }

  /** Small letters over the beginnings of words, which leave the text where it is. */
  mark(editor: TextEditor, marks: Marks): void {
    const marked = [...marks].map(([letter, { line, character }]) => `${letter}${line}:${character}`).join();
    if (marked === this.#marked && editor === this.#markedIn) return;
    this.#marked = marked;
    this.#markedIn = editor;
    const color = new ThemeColor('dateline.letter.foreground');
    const backgroundColor = new ThemeColor('dateline.letter.background');
    const textDecoration =
      'none; position: absolute; z-index: 1; font-size: 65%; line-height: 1; transform: translate(-60%, -15%); border-radius: 2px';
    editor.setDecorations(
      this.#mark,
      [...marks].map(([contentText, { line, character }]) => ({
        range: new Range(line, character, line, character),
        renderOptions: { before: { contentText, color, backgroundColor, textDecoration } },
      })),
    );
  }

  /** Selects the place that keys are about, unless it is selected, and frames it. */
  frame(editor: TextEditor, place: Place | undefined): void {
    const range = place && toRange(place);
    if (range ? this.#framed?.isEqual(range) : this.#framed === undefined) return;
    this.#framed = range;
    editor.setDecorations(this.#frame, range ? [range] : []);
    // Who has clicked into it, or selected a part, stays there.
    const isOwn = this.#selected !== undefined && editor.selection.isEqual(this.#selected);
    if (!range || (!isOwn && range.contains(editor.selection))) return;
    // The cursor stands at the start: there the card is asked for, and goes on are counted from there.
    const selection = new Selection(range.end, range.start);
    this.#selected = selection;
    this.#expected.push(selection);
    editor.selection = selection;
    editor.revealRange(new Range(range.start, range.end), TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Puts the cursor somewhere; that is no wish of a person to look at what is there. */
  put(editor: TextEditor, { line, character }: Point): void {
    this.#set(editor, new Selection(line, character, line, character));
  }

  /** Selects a place; that is no wish to look at what is there either. */
  select(editor: TextEditor, place: Place): void {
    const { start, end } = toRange(place);
    this.#set(editor, new Selection(start, end));
  }

  #set(editor: TextEditor, selection: Selection): void {
    if (editor.selection.isEqual(selection)) return;
    this.#expected.push(selection);
    editor.selection = selection;
  }

  /** Whether a selection that the editor tells of was made here. */
  isOwn(selection: Selection): boolean {
    const at = this.#expected.findIndex(
      ({ anchor, active }) => anchor.isEqual(selection.anchor) && active.isEqual(selection.active),
    );
    if (at < 0) return false;
    this.#expected = this.#expected.slice(at + 1);
    return true;
  }

  dispose(): void {
    Disposable.from(this.#mode, this.#said, this.#frame, this.#mark).dispose();
  }
}

/** In words, how an article is gone through. */
export function wayOf({ order, over }: Walk): string {
  const doubt = order === 'doubt';
  switch (over) {
    case 'suggestions':
      return doubt ? l10n.t('suggestions, the least sure first') : l10n.t('suggestions, from top to bottom');
    case 'bulk':
      return doubt
        ? l10n.t('accepted together, the least sure first')
        : l10n.t('accepted together, from top to bottom');
    case 'all':
      return doubt
        ? l10n.t('all annotations, the least sure first')
        : l10n.t('all annotations, from top to bottom');
  }
}
