/**
 * Works on items with up to `width` under way at once and gives the results in the order of the items, each as soon as
 * it is its turn, however slowly the next item comes.
 *
 * @throws what the source or the work throws, when it is the turn of that item
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const running: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T>> | undefined;
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  try {
    for (;;) {
      if (!ended && !coming && running.length < width) coming = Promise.resolve(items.next());
      const [first] = running;
      if (!coming && !first) {
        if (failure) throw failure.error;
        return;
      }
      // What the source throws has its turn behind the items before it.
      const arrived = coming?.then(
        (item) => ({ item }),
        (error: unknown) => ({ error }),
      );
      const done = first?.then((result) => ({ result }));
      // Whoever loses the race is awaited in a later turn; until then nobody must call it unhandled.
      done?.catch(() => {});
      const event = await (arrived && done ? Promise.race([done, arrived]) : (arrived ?? done)!);
      if ('result' in event) {
        running.shift();
        yield event.result;
        continue;
      }
      coming = undefined;
      if ('error' in event) [failure, ended] = [event, true];
      else if (event.item.done) ended = true;
      else {
        const result = work(event.item.value);
        result.catch(() => {});
        running.push(result);
      }
    }
  } finally {
    coming?.catch(() => {});
    if (!ended) await items.return?.();
  }
}
