import type { Chart } from 'chart.js';
import type { Kept, Model, Section } from '../src/dashboard/model';
import { draw } from './charts';

// The page of the dashboard. Everything that it says comes from the extension; texts are put in as texts alone.

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const code = acquireVsCodeApi();
const main = document.querySelector('main')!;
const charts = new Map<HTMLCanvasElement, Chart>();
let shown: Model | undefined;
let text = '';

/** A row of a chart takes so many pixels, what is around them so many, and a chart of another kind that. */
const [ROW, AROUND, HEIGHT] = [22, 70, 220];

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const one = Object.assign(document.createElement(name), properties);
  one.append(...children);
  return one;
}

function show(model: Model): void {
  const fresh = JSON.stringify(model);
  // Whoever reads a table is not disturbed by what changes nothing.
  if (fresh === text) return;
  text = fresh;
  shown = model;
  const { open = [], scroll = 0 } = code.getState() ?? {};
  const focused = document.activeElement?.id;
  for (const chart of charts.values()) chart.destroy();
  charts.clear();
  main.replaceChildren(
    element('h1', { textContent: model.title }),
    element('p', { className: 'notice', role: 'status', textContent: model.notice ?? '' }),
    element(
      'dl',
      {},
      ...model.tiles.map(({ name, value }) =>
        element('div', {}, element('dt', { textContent: name }), element('dd', { textContent: value })),
      ),
    ),
    ...model.sections.map((section) => sectionOf(section, model.asTable, open.includes(section.id))),
  );
  drawAll();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  window.scrollTo(0, scroll);
}

function sectionOf({ id, title, summary, notes, chart, table }: Section, asTable: string, open: boolean) {
  const heading = element('h2', { id: `${id}-title`, textContent: title });
  const section = element('section', { id }, heading, element('p', { textContent: summary }));
  section.setAttribute('aria-labelledby', heading.id);
  if (chart) {
    const canvas = element('canvas', { role: 'img', ariaLabel: `${title}. ${summary}` });
    const frame = element('div', { className: 'chart' }, canvas);
    const height = chart.kind === 'rows' ? AROUND + ROW * chart.labels.length : HEIGHT;
    frame.style.height = `${height}px`;
    section.append(frame);
  }
  if (notes.length > 0) section.append(element('p', { className: 'notes', textContent: notes.join(' ') }));
  if (table) {
    const cell = (scope: string, textContent: string) => element('th', { scope, textContent });
    const [head, ...rows] = [table.columns, ...table.rows];
    const rowsOf = rows.map(([first = '', ...others]) =>
      element('tr', {}, cell('row', first), ...others.map((textContent) => element('td', { textContent }))),
    );
    const details = element(
      'details',
      { open },
      element('summary', { id: `${id}-table`, textContent: asTable }),
      element(
        'table',
        {},
        element('caption', { textContent: title }),
        element('thead', {}, element('tr', {}, ...head!.map((one) => cell('col', one)))),
        element('tbody', {}, ...rowsOf),
      ),
    );
    details.addEventListener('toggle', keep);
    section.append(details);
  }
  return section;
}

function drawAll(): void {
  for (const { id, chart } of shown?.sections ?? []) {
    const canvas = document.getElementById(id)?.querySelector('canvas');
    if (!chart || !canvas) continue;
    charts.get(canvas)?.destroy();
    charts.set(canvas, draw(canvas, chart));
  }
}

function keep(): void {
  const open = [...document.querySelectorAll('details[open]')].map((one) => one.parentElement!.id);
  code.setState({ open, scroll: window.scrollY });
}

window.addEventListener('message', ({ data }: MessageEvent<Model>) => show(data));
window.addEventListener('scrollend', keep);
// A theme is a class of the body, and its colours are on the root.
new MutationObserver(drawAll).observe(document.body, { attributeFilter: ['class'] });
code.postMessage('ready');
