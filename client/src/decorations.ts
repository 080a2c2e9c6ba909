import {
  type Disposable,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
  type Uri,
  window,
} from 'vscode';
import type { AnnotationsParams } from '../../server/src/protocol';
import { type Annotations, toRange } from './annotations';
import { isArticle } from './language';
import { boilerplateStyle, spanStyle, titleStyle } from './styles';

const TITLE = 'title';
const BOILERPLATE = 'boilerplate';

interface Style {
  readonly name: string;
  readonly type: TextEditorDecorationType;
}

interface Drawn {
  readonly version: number;
  readonly ranges: ReadonlyMap<Style, readonly Range[]>;
}

/** Highlights of the articles in visible editors. A decoration type for each label, status and colour in use. */
export class Decorations implements Disposable {
  readonly #annotations: Annotations;
  readonly #styles = new Map<string, Style>();
  /** What an editor shows at present. */
  readonly #shown = new WeakMap<TextEditor, Drawn>();
  readonly #subscriptions: Disposable[];
  #enabled = true;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
    this.#subscriptions = [
      annotations.onDidChange((uri) => this.#renderAll(uri)),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) if (!this.#shown.has(editor)) this.#render(editor);
      }),
    ];
    this.#renderAll();
  }

  /** @returns whether highlights are shown now */
  toggle(): boolean {
    this.#enabled = !this.#enabled;
    this.#renderAll();
    return this.#enabled;
  }

  /** For tests: how many ranges are shown, by `LABEL status`, in the first visible editor of a document. */
  counts(uri: Uri): Record<string, number> {
    const editor = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const shown = editor ? this.#shown.get(editor) : undefined;
    return Object.fromEntries([...(shown?.ranges ?? [])].map(([{ name }, { length }]) => [name, length]));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { type } of this.#styles.values()) type.dispose();
  }

  #renderAll(uri?: string): void {
    for (const editor of window.visibleTextEditors) {
      if (uri === undefined || editor.document.uri.toString() === uri) this.#render(editor);
    }
  }

  #render(editor: TextEditor): void {
    const { document } = editor;
    const params = this.#enabled && isArticle(document) ? this.#annotations.get(document.uri) : undefined;
    // The editor moves what it shows with the text until the server has caught up.
    if (params && params.version !== document.version) return;
    const wanted = params ? this.#ranges(params) : new Map<Style, Range[]>();
    const shown = this.#shown.get(editor);
    // An edit may have changed what the editor itself makes of it.
    const before = shown?.version === document.version ? shown.ranges : new Map<Style, readonly Range[]>();
    for (const [style, ranges] of wanted)
      if (!isSame(before.get(style), ranges)) editor.setDecorations(style.type, ranges);
    for (const style of shown?.ranges.keys() ?? [])
      if (!wanted.has(style)) editor.setDecorations(style.type, []);
    this.#shown.set(editor, { version: document.version, ranges: wanted });
  }

  #ranges(params: AnnotationsParams): Map<Style, Range[]> {
    const colours = new Map(params.labels.map(({ name, colour }) => [name, colour]));
    const ranges = new Map<Style, Range[]>();
    const add = (style: Style, range: Range) => {
      const list = ranges.get(style);
      if (list) list.push(range);
      else ranges.set(style, [range]);
    };
    for (const { range, label, status } of this.#annotations.list(params)) {
      add(this.#spanStyle(label, status, colours.get(label)), range);
    }
    for (const range of params.titles) add(this.#style(TITLE, TITLE, titleStyle), toRange(range));
    for (const range of params.boilerplate)
      add(this.#style(BOILERPLATE, BOILERPLATE, boilerplateStyle), toRange(range));
    return ranges;
  }

  #spanStyle(label: string, status: 'suggested' | 'accepted', colour: string | undefined): Style {
    const name = `${label} ${status}`;
    return this.#style(`${name} ${colour ?? ''}`, name, () => spanStyle(label, status, colour));
  }

  #style(
    key: string,
    name: string,
    options: () => Parameters<typeof window.createTextEditorDecorationType>[0],
  ): Style {
    let style = this.#styles.get(key);
    if (!style) {
      style = { name, type: window.createTextEditorDecorationType(options()) };
      this.#styles.set(key, style);
    }
    return style;
  }
}

/** Thousands of ranges are sent to the editor with each style that is set, and a decision changes two of them. */
function isSame(before: readonly Range[] | undefined, ranges: readonly Range[]): boolean {
  return before?.length === ranges.length && before.every((range, n) => range.isEqual(ranges[n]!));
}
