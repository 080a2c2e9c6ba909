/** Texts that are put aside until they are needed, so that memory does not grow with their number. */
export interface Scratch {
  /** @returns by what the text is found again */
  put(text: string): Promise<number>;
  get(id: number): Promise<string>;
  end(): Promise<void>;
}

/** Where there is nothing but memory. */
export function memoryScratch(): Scratch {
  const texts: string[] = [];
  return {
    put: async (text) => texts.push(text) - 1,
    get: async (id) => texts[id]!,
    end: async () => void texts.splice(0),
  };
}
