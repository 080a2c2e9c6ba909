import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';

/** Something that can be chosen before work begins. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** One of the values, or one that was found by `other`. */
  value: string;
  /** Asks the person for a value that replaces the last of `values`; undefined when there is none. */
  readonly other?: () => Promise<string | undefined>;
  /** How such a value is shown. */
  readonly show?: (value: string) => string;
}

interface Item extends QuickPickItem {
  readonly option?: Option;
  readonly answer?: 'go' | 'back';
}

/**
 * Shows all options in one list, whose first entry goes on.
 *
 * @param changed called at first and after each change
 * @returns undefined when the person gives up
 */
export async function pickOptions(
  options: readonly Option[],
  labels: { readonly title: string; readonly go: string },
  changed: () => void = () => undefined,
): Promise<'go' | 'back' | undefined> {
  for (;;) {
    changed();
    const items: Item[] = [
      { label: labels.go, answer: 'go' },
      { label: l10n.t('$(arrow-left) Another format'), answer: 'back' },
      { label: '', kind: QuickPickItemKind.Separator },
      ...options.map((option): Item => ({ label: option.label, description: shown(option), option })),
    ];
    const picked = await window.showQuickPick(items, {
      title: labels.title,
      placeHolder: l10n.t('Go on, or choose what to change'),
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    if (picked.answer) return picked.answer;
    if (picked.option) await change(picked.option);
  }
}

function shown({ value, values, show }: Option): string {
  return values.find((one) => one.value === value)?.label ?? show?.(value) ?? value;
}

/** Of two values the other one is meant; of more, one is chosen from a list. */
async function change(option: Option): Promise<void> {
  const { values, value, label, other } = option;
  if (values.length === 2 && !other) {
    option.value = values.find((one) => one.value !== value)!.value;
    return;
  }
  const picked = await window.showQuickPick(values, { title: label, ignoreFocusOut: true });
  if (!picked) return;
  const next = other && picked === values.at(-1) ? await other() : picked.value;
  if (next !== undefined) option.value = next;
}
