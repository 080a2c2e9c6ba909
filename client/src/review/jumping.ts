import { l10n, Position, Range, Selection, type TextEditor, ThemeColor, window } from 'vscode';
import type { ReviewKey } from './commands';
import { codesFor, targetsIn, wordsIn } from './jump';
import type { Point } from './spans';

/** Shows a code at every place that is on the screen, and goes where the one leads that is typed. */
export const jumpKey: ReviewKey = (session, editor, reviewed) =>
  session.review.ask(async () => {
    const { reviewer } = reviewed;
    const lines = linesOn(editor);
    const codesOf = (targets: readonly Point[]) => codesFor(targets, reviewer.spans, lines);
    const signs = new Signs(editor);
    try {
      const target = await placeTyped(signs, [targetsIn(lines, reviewer.spans), wordsIn(lines)], codesOf);
      if (!target) return;
      const at = new Position(target.line, target.character);
      editor.selection = new Selection(at, at);
      reviewer.lookAt(target);
      session.review.sayPlace(reviewed);
    } finally {
      signs.hide();
    }
  });

function linesOn({ document, visibleRanges }: TextEditor) {
  const numbers = new Set<number>();
  for (const { start, end } of visibleRanges) for (let n = start.line; n <= end.line; n++) numbers.add(n);
  return [...numbers].sort((a, b) => a - b).map((n) => ({ n, text: document.lineAt(n).text }));
}

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
