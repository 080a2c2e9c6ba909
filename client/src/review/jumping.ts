import { l10n, Position, Range, Selection, type TextEditor, ThemeColor, window } from 'vscode';
import type { ReviewKey } from './commands';
import { codesFor, targetsIn } from './jump';

/** Shows a code at every place that is on the screen, and goes where the one leads that is typed. */
export const jumpKey: ReviewKey = (session, editor, reviewed) =>
  session.review.ask(async () => {
    const { reviewer } = reviewed;
    const lines = linesOn(editor);
    const targets = targetsIn(lines, reviewer.spans);
    const codes = codesFor(targets, reviewer.spans, lines);
    const sign = window.createTextEditorDecorationType({});
    const color = new ThemeColor('badge.foreground');
    const backgroundColor = new ThemeColor('badge.background');
    editor.setDecorations(
      sign,
      codes.map((contentText, n) => {
        const { line, character } = targets[n]!;
        // Above the text, which must not move.
        const textDecoration = 'none; position: absolute; z-index: 1; border-radius: 2px';
        const before = { contentText, color, backgroundColor, textDecoration };
        return { range: new Range(line, character, line, character), renderOptions: { before } };
      }),
    );
    try {
      const typed = await codeTyped(codes.filter((code) => code !== ''));
      const target = typed === undefined ? undefined : targets[codes.indexOf(typed)];
      if (!target) return;
      const at = new Position(target.line, target.character);
      editor.selection = new Selection(at, at);
      reviewer.lookAt(target);
      session.review.sayPlace(reviewed);
    } finally {
      sign.dispose();
    }
  });

function linesOn({ document, visibleRanges }: TextEditor) {
  const numbers = new Set<number>();
  for (const { start, end } of visibleRanges) for (let n = start.line; n <= end.line; n++) numbers.add(n);
  return [...numbers].sort((a, b) => a - b).map((n) => ({ n, text: document.lineAt(n).text }));
}

/** The first of the codes that is typed whole; no Enter is needed. */
function codeTyped(codes: readonly string[]): Promise<string | undefined> {
  const box = window.createInputBox();
  box.title = l10n.t('Jump to');
  box.placeholder = l10n.t('The letters that stand at the place');
  return new Promise((resolve) => {
    let code: string | undefined;
    box.onDidChangeValue((value) => {
      const typed = value.toLowerCase();
      code = codes.find((one) => one === typed);
      if (code !== undefined) box.hide();
      else if (!codes.some((one) => one.startsWith(typed))) box.value = '';
    });
    box.onDidHide(() => {
      resolve(code);
      box.dispose();
    });
    box.show();
  });
}
