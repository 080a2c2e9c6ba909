import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { Chart as Drawing } from '../src/dashboard/model';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

// Series differ by pattern, dash and mark as well: colours alone tell nobody anything who cannot see them.
const COLOURS = ['charts-blue', 'charts-yellow', 'charts-red', 'charts-purple'];
const DASHES = [[], [6, 4], [2, 3], [8, 3, 2, 3]];
const MARKS = ['circle', 'rectRot', 'triangle', 'rect'] as const;

/** A colour of the theme. */
const themed = (name: string, otherwise = 'foreground'): string => {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(`--vscode-${name}`) || style.getPropertyValue(`--vscode-${otherwise}`);
};

const isContrast = () =>
  document.body.dataset['vscodeThemeKind']?.startsWith('vscode-high-contrast') ?? false;

/** Draws what a chart shows in the colours of the theme as it is now. */
export function draw(canvas: HTMLCanvasElement, drawing: Drawing): Chart {
  return new Chart(canvas, configurationOf(drawing));
}

function configurationOf({ kind, labels, series }: Drawing): ChartConfiguration {
  const foreground = themed('foreground');
  const grid = isContrast() ? themed('contrastBorder') : themed('panel-border', 'charts-lines');
  const isLine = kind === 'lines' || kind === 'curve';
  const axis = { grid: { color: grid }, border: { color: foreground }, ticks: { color: foreground } };
  const stacked = !isLine;
  const percent = { ...axis, min: 0, max: 100, ticks: { ...axis.ticks, callback: (n: unknown) => `${n} %` } };
  const count = { ...axis, stacked, beginAtZero: true, ticks: { ...axis.ticks, precision: 0 } };
  const name = { ...axis, stacked, grid: { display: false }, ticks: { ...axis.ticks, maxRotation: 0 } };
  const scales = {
    bars: { x: name, y: count },
    rows: { x: count, y: name },
    lines: { x: { ...name, offset: true }, y: percent },
    curve: { x: { ...percent, type: 'linear' as const }, y: percent },
  }[kind];
  return {
    type: isLine ? 'line' : 'bar',
    data: {
      labels: [...labels],
      datasets: series.map(({ name: label, values }, n) => {
        const colour = themed(COLOURS[n % COLOURS.length]!);
        const data =
          kind === 'curve' ? values.map((y, at) => ({ x: Number(labels[at]), y: y as number })) : [...values];
        return {
          label,
          data: data as number[],
          borderColor: colour,
          backgroundColor: isLine ? colour : patterned(colour, n),
          borderWidth: isLine ? 2 : 1,
          borderDash: isLine ? DASHES[n % DASHES.length]! : [],
          pointStyle: MARKS[n % MARKS.length]!,
          pointRadius: 4,
          spanGaps: true,
          // A point on the edge is drawn as a whole.
          clip: 8,
        };
      }),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: kind === 'rows' ? 'y' : 'x',
      scales,
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          labels: { color: foreground, usePointStyle: isLine, boxHeight: isLine ? 6 : 12 },
        },
        tooltip: {
          backgroundColor: themed('editorHoverWidget-background', 'editor-background'),
          titleColor: themed('editorHoverWidget-foreground'),
          bodyColor: themed('editorHoverWidget-foreground'),
          borderColor: themed('editorHoverWidget-border', 'contrastBorder'),
          borderWidth: 1,
        },
      },
    },
  };
}

const TILE = 8;

/** The `n`th way to fill: plain, stripes, dots, squares. */
function patterned(colour: string, n: number): string | CanvasPattern {
  const way = n % 4;
  if (way === 0) return colour;
  const tile = document.createElement('canvas');
  tile.width = tile.height = TILE;
  const context = tile.getContext('2d');
  if (!context) return colour;
  context.fillStyle = context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  if (way === 1) {
    for (const at of [-TILE, 0, TILE]) {
      context.moveTo(at, TILE);
      context.lineTo(at + TILE, 0);
    }
    context.stroke();
  } else if (way === 2) {
    context.arc(TILE / 2, TILE / 2, 2, 0, 2 * Math.PI);
    context.fill();
  } else context.strokeRect(1, 1, TILE - 3, TILE - 3);
  return context.createPattern(tile, 'repeat') ?? colour;
}
