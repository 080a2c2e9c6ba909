import { l10n, Range, type TextEditor, ThemeColor, window } from 'vscode';
import { type ReviewKey, readingKey } from './commands';
import { codesFor, targetsIn, wordsIn } from './jump';
import { linesOn, spansOn } from './screen';
import type { Point } from './spans';

/** Shows a code at every place that is on the screen, and goes where the one leads that is typed. */
export const jumpKey: ReviewKey = (session, editor, reviewed) =>
  session.review.ask(async () => {
    const { reviewer } = reviewed;
    const lines = linesOn(editor);
    const spans = spansOn(lines, reviewer.spans);
    const from = reviewer.unread;
    const codesOf = (targets: readonly Point[]) => codesFor(targets, spans, lines, from);
    const signs = new Signs(editor);
    await session.review.withCodes(async () => {
      try {
        const target = await placeTyped(signs, [targetsIn(lines, spans), wordsIn(lines)], codesOf);
        if (target) session.review.goTo(target, editor, reviewed);
      } finally {
        signs.hide();
      }
    });
  });

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
): Promise<Point | undefined> {
  const box = window.createInputBox();
  box.title = l10n.t('Jump to');
  box.placeholder = l10n.t('The letters that stand at the place; Space: letters at every word');
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
