import {
  type Disposable,
  EventEmitter,
  type Position,
  Range,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import type { AnnotationsChange, AnnotationsParams, WireSpan } from '../../server/src/protocol';
import { type AskForAll, Following } from './following';

export type WireRange = WireSpan['range'];

/** A shown annotation: a decision or a suggestion that was not rejected. */
export interface Shown {
  readonly range: Range;
  readonly label: string;
  readonly status: 'suggested' | 'accepted';
}

export function toRange({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export function fromRange({ start, end }: Range): WireRange {
  return { start: fromPosition(start), end: fromPosition(end) };
}

export function fromPosition({ line, character }: Position): WireRange['start'] {
  return { line, character };
}

/** What the server last said of each open article. */
export class Annotations implements Disposable {
  readonly #following = new Following();
  #layered = new WeakMap<AnnotationsParams, AnnotationsParams>();
  readonly #lists = new WeakMap<AnnotationsParams, readonly Shown[]>();
  /** Most stay what they are from version to version. */
  readonly #shown = new WeakMap<WireSpan, Shown>();
  readonly #changed = new EventEmitter<string>();
  /** Fires with the URI of the article, as `Uri.toString()` writes it. */
  readonly onDidChange = this.#changed.event;
  /** What is put over what the server says: decisions that it has not answered yet. */
  layer: ((uri: string, params: AnnotationsParams) => AnnotationsParams) | undefined;
  readonly #closing = workspace.onDidCloseTextDocument(({ uri }) => {
    if (this.#following.forget(uri.toString())) this.#changed.fire(uri.toString());
  });

  /** Takes in what the server tells; `all` is asked where something before it was missed. */
  async take(uri: Uri, change: AnnotationsChange, all: AskForAll): Promise<void> {
    const key = uri.toString();
    if (await this.#following.take(key, change, all)) this.#changed.fire(key);
  }

  /** What the screen shows. */
  get(uri: Uri): AnnotationsParams | undefined {
    const told = this.told(uri);
    if (!told || !this.layer) return told;
    let over = this.#layered.get(told);
    if (!over) {
      over = this.layer(uri.toString(), told);
      this.#layered.set(told, over);
    }
    return over;
  }

  /** What the server has said, and nothing else. */
  told(uri: Uri): AnnotationsParams | undefined {
    return this.#following.get(uri.toString());
  }

  /** After what lies over an article has changed. */
  refresh(uri: Uri): void {
    this.#layered = new WeakMap();
    this.#changed.fire(uri.toString());
  }

  /** In order of position; undefined when the server has not seen the document's present text yet. */
  shown(document: TextDocument): readonly Shown[] | undefined {
    const params = this.get(document.uri);
    if (params?.version !== document.version) return undefined;
    return this.list(params);
  }

  /** The same of the text that the server has seen. */
  list(params: AnnotationsParams): readonly Shown[] {
    let list = this.#lists.get(params);
    if (!list) {
      list = params.spans.map((span) => this.#shownOf(span));
      this.#lists.set(params, list);
    }
    return list;
  }

  #shownOf(span: WireSpan): Shown {
    let shown = this.#shown.get(span);
    if (!shown) {
      const { range, label, status } = span;
      shown = { range: toRange(range), label, status };
      this.#shown.set(span, shown);
    }
    return shown;
  }

  /** The annotation at a position, its end included, so that the cursor may stand behind a name. */
  at(document: TextDocument, position: Position): Shown | undefined {
    const shown = this.shown(document) ?? [];
    const next = firstAfter(shown, position);
    const [before, last] = [shown[next - 2], shown[next - 1]];
    if (last?.range.contains(position)) {
      // Where two touch, the one that begins here.
      return last;
    }
    return before?.range.contains(position) ? before : undefined;
  }

  clear(): void {
    for (const uri of this.#following.uris) {
      this.#following.forget(uri);
      this.#changed.fire(uri);
    }
  }

  dispose(): void {
    this.#closing.dispose();
    this.#changed.dispose();
  }
}

/** Index of the first annotation that starts after a position, by binary search. */
function firstAfter(shown: readonly Shown[], position: Position): number {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (shown[middle]!.range.start.isAfter(position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
