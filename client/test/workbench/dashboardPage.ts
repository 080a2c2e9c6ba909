import type { Frame } from 'playwright-core';
import { until } from '../until';
import type { Workbench } from './workbench';

/** The page of the dashboard, once it shows something. */
export function dashboard({ page }: Workbench): Promise<Frame> {
  return until(async () => {
    for (const frame of page.frames()) if ((await frame.locator('main > h1').count()) > 0) return frame;
    return undefined;
  }, 'the dashboard');
}

/** The rows of a table of it, their cells with bars between them. */
export const rows = (frame: Frame, id: string): Promise<string[]> =>
  frame
    .locator(`#${id} tbody tr`)
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')));
