import {
  type Disposable,
  EventEmitter,
  type Position,
  Range,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import type { AnnotationsParams } from '../../server/src/protocol';

export type WireRange = AnnotationsParams['spans'][number]['range'];

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
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** What the server last said of each open article. */
export class Annotations implements Disposable {
  readonly #byUri = new Map<string, AnnotationsParams>();
  readonly #shown = new WeakMap<AnnotationsParams, readonly Shown[]>();
  readonly #changed = new EventEmitter<string>();
  /** Fires with the URI of the article, as `Uri.toString()` writes it. */
  readonly onDidChange = this.#changed.event;
  readonly #closing = workspace.onDidCloseTextDocument(({ uri }) => {
    if (this.#byUri.delete(uri.toString())) this.#changed.fire(uri.toString());
  });

  set(uri: Uri, params: AnnotationsParams): void {
    this.#byUri.set(uri.toString(), params);
    this.#changed.fire(uri.toString());
  }

  get(uri: Uri): AnnotationsParams | undefined {
    return this.#byUri.get(uri.toString());
  }

  /** In order of position; undefined when the server has not seen the document's present text yet. */
  shown(document: TextDocument): readonly Shown[] | undefined {
    const params = this.get(document.uri);
    if (params?.version !== document.version) return undefined;
    let shown = this.#shown.get(params);
    if (!shown) {
      shown = params.spans.flatMap(({ range, label, status }) =>
        status === 'rejected' ? [] : [{ range: toRange(range), label, status }],
      );
      this.#shown.set(params, shown);
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
    const uris = [...this.#byUri.keys()];
    this.#byUri.clear();
    for (const uri of uris) this.#changed.fire(uri);
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
