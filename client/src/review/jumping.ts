import { l10n, Range, type TextEditor, ThemeColor, window } from 'vscode';
import { fromPosition, fromRange } from '../annotations';
import type { Session } from '../session';
import { type ReviewKey, readingKey } from './commands';
import { codesAround, codesFor, reaching, targetsIn, wordAt, wordsIn } from './jump';
import { linesOn, spansOn } from './screen';
import { isSamePlace, type Place, type Point, touches } from './spans';

/** What the box says. */
interface Words {
  readonly title: string;
  readonly placeholder: string;
}

const JUMP = (): Words => ({
  title: l10n.t('Jump to'),
  placeholder: l10n.t('The letters that stand at the place; Space: letters at every word'),
});
const REACH = (): Words => ({
  title: l10n.t('Reach to'),
  placeholder: l10n.t('The letters at the word that it is to begin or end with'),
});

/** Shows a code at every place that is on the screen, and goes where the one leads that is typed. */
export const jumpKey: ReviewKey = (session, editor, reviewed) =>
  session.review.ask(async () => {
    const { reviewer } = reviewed;
    const lines = linesOn(editor);
    const spans = spansOn(lines, reviewer.spans);
    const from = reviewer.unread;
    const codesOf = (targets: readonly Point[]) => codesFor(targets, spans, lines, from);
    const target = await placeFor(session, editor, [targetsIn(lines, spans), wordsIn(lines)], codesOf, JUMP);
    if (target) session.review.goTo(target, editor, reviewed);
  });

/** The place whose code somebody types. */
async function placeFor(
  session: Session,
  editor: TextEditor,
  places: readonly (readonly Point[])[],
  codesOf: (targets: readonly Point[]) => string[],
  words: () => Words,
): Promise<Point | undefined> {
  const signs = new Signs(editor);
  let target: Point | undefined;
  await session.review.withCodes(async () => {
    try {
      target = await placeTyped(signs, places, codesOf, words());
    } finally {
      signs.hide();
    }
  });
  return target;
}

/**
 * Shows codes at the words of the line, or of the lines of what is looked at, and lets what is looked at begin or end at the one that is typed. Where that is no
 * annotation, what is selected does, or the word at the cursor: then a label is given to that.
 */
export const reachKey: ReviewKey = (session, editor, reviewed) =>
  session.review.ask(async () => {
    const { reviewer } = reviewed;
    const { current } = reviewer;
    const { start, end } = current?.range ?? editor.selection;
    const lines = linesOn(editor).filter(({ n }) => n >= start.line && n <= end.line);
    const words = wordsIn(lines);
    const place = current?.range ?? selectedIn(editor, words);
    if (!place) return session.review.said({ what: 'nothing' }, reviewed);
    const target = await placeFor(
      session,
      editor,
      [words],
      (points) => codesAround(points, place.end),
      REACH,
    );
    if (!target) return;
    const { current: now } = reviewer;
    if (current ? !now || !isSamePlace(now.range, current.range) : now) return;
    const word = wordOf(editor, target);
    if (current) session.review.said(reviewer.reach(word), reviewed);
    else session.review.select(reaching(place, word), editor);
  });

/** What is selected, or the word that the cursor is in. */
function selectedIn(editor: TextEditor, words: readonly Point[]): Place | undefined {
  const { selection } = editor;
  if (!selection.isEmpty) return fromRange(selection);
  const cursor = fromPosition(selection.active);
  return words.map((word) => wordOf(editor, word)).find((word) => touches(word, cursor));
}

const wordOf = ({ document }: TextEditor, point: Point) => wordAt(point, document.lineAt(point.line).text);

/** Which place is meant, and whether what stands there is to be read otherwise at once. */
export interface MarkArgument {
  readonly letter?: string;
  readonly reading?: boolean;
}

/** Goes to the place that wears a letter. */
export const markKey =
  ({ letter = '', reading = false }: MarkArgument): ReviewKey =>
  (session, editor, reviewed) => {
    const target = reviewed.marks.get(letter);
    if (!target) return session.review.said({ what: 'nothing' }, reviewed);
    session.review.goTo(target, editor, reviewed);
    return reading ? readingKey(1)(session, editor, reviewed) : undefined;
  };

/** Codes at their places. */
class Signs {
  readonly #editor: TextEditor;
  readonly #sign = window.createTextEditorDecorationType({});

  constructor(editor: TextEditor) {
    this.#editor = editor;
  }

  show(targets: readonly Point[], codes: readonly string[]): void {
    const color = new ThemeColor('badge.foreground');
    const backgroundColor = new ThemeColor('badge.background');
    this.#editor.setDecorations(
      this.#sign,
      codes.map((contentText, n) => {
        const { line, character } = targets[n]!;
        // Above the text, which must not move.
        const textDecoration = 'none; position: absolute; z-index: 1; border-radius: 2px';
        const before = { contentText, color, backgroundColor, textDecoration };
        return { range: new Range(line, character, line, character), renderOptions: { before } };
      }),
    );
  }

  hide(): void {
    this.#sign.dispose();
  }
}

/** The place whose code is typed whole; no Enter is needed. A blank shows the codes of the next places. */
function placeTyped(
  signs: Signs,
  places: readonly (readonly Point[])[],
  codesOf: (targets: readonly Point[]) => string[],
  { title, placeholder }: Words,
): Promise<Point | undefined> {
  const box = window.createInputBox();
  box.title = title;
  box.placeholder = placeholder;
  let at = 0;
  let codes: readonly string[] = [];
  const show = () => {
    codes = codesOf(places[at]!);
    signs.show(places[at]!, codes);
  };
  show();
  return new Promise((resolve) => {
    let target: Point | undefined;
    box.onDidChangeValue((value) => {
      const typed = value.toLowerCase();
      if (typed === '') return;
      if (typed === ' ') {
        at = (at + 1) % places.length;
        show();
        box.value = '';
        return;
      }
      target = places[at]![codes.indexOf(typed)];
      if (target) box.hide();
      else if (!codes.some((code) => code.startsWith(typed))) box.value = '';
    });
    box.onDidHide(() => {
      resolve(target);
      box.dispose();
    });
    box.show();
  });
}
