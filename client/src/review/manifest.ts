/** What of the manifest is read here; its titles are those of the language of VS Code. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
      readonly when: string;
      readonly args?: { readonly letter?: string; readonly everywhere?: boolean };
    }[];
  };
}

type Keybinding = Manifest['contributes']['keybindings'][number];

/** Whether a key is one of the review alone. */
export const isOfReview = ({ when }: Keybinding): boolean => /(?<!!)dateline\.reviewing/.test(when);

/** The commands of the keys of the review. */
export function keysOf({ contributes }: Manifest): string[] {
  return [...new Set(contributes.keybindings.filter(isOfReview).map(({ command }) => command))];
}
