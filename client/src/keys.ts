/** A key binding as a manifest declares it. */
export interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

const SYMBOLS: Readonly<Record<string, string>> = { ctrl: '⌃', shift: '⇧', alt: '⌥', cmd: '⌘' };
const NAMES: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };

/** The keys of commands as people read them: `Shift+Alt+A`, on macOS `⇧⌥A`. Of several the first. */
export function keysOf(bindings: readonly Binding[], isMac: boolean): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const { command, key, mac = key } of bindings) {
    keys[command] ??= isMac ? shown(mac, '') : shown(key, '+');
  }
  return keys;
}

function shown(key: string, joint: string): string {
  const parts = key.split('+').map((part) => {
    const symbol = joint === '' ? SYMBOLS[part] : undefined;
    return symbol ?? NAMES[part] ?? part[0]!.toUpperCase() + part.slice(1);
  });
  return parts.join(joint);
}
