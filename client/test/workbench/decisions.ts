import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { readSidecar } from '../../../server/src/core/sidecar/read';
import { until } from '../until';
import { SIDECAR } from './article';
import type { Workbench } from './workbench';

/** What a sidecar on disk says: `TEXT LABEL STATUS` for a span, `TEXT KIND STATUS` for a line, by position. */
export function decisions(workbench: Workbench, name = SIDECAR): string[] {
  if (!fs.existsSync(path.join(workbench.folder, name))) return [];
  const { spans, lines } = readSidecar(workbench.read(name));
  return [
    ...spans.map(({ record: { text, label, status } }) => `${text} ${label} ${status}`),
    ...lines.map(({ record: { text, kind, status } }) => `${text} ${kind} ${status}`),
  ];
}

/** Waits until the sidecar on disk says exactly that. */
export async function decided(workbench: Workbench, expected: string[], name = SIDECAR): Promise<void> {
  const wanted = expected.join('\n');
  try {
    await until(() => decisions(workbench, name).join('\n') === wanted, wanted);
  } catch {
    throw new Error(`in ${name}\n${decisions(workbench, name).join('\n')}\nand not\n${wanted}`);
  }
}

/** Dateline's entry of the status bar; its label says the counts in words. */
export function counts(workbench: Workbench, words: string | RegExp = /^Dateline: /): Locator {
  return workbench.page.locator('.part.statusbar').getByRole('button', { name: words });
}
