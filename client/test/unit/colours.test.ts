import assert from 'node:assert/strict';
import { borderWidth, lineStyle, THEMED } from '../../src/lineStyles';
import { readJson } from './root';

type Rgb = readonly [number, number, number];
type Theme = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

/** Editor background and text of VS Code's default themes. */
const THEMES: Readonly<Record<Theme, { background: string; text: string; contrast: number }>> = {
  light: { background: '#FFFFFF', text: '#3B3B3B', contrast: 3 },
  dark: { background: '#1F1F1F', text: '#CCCCCC', contrast: 3 },
  highContrast: { background: '#000000', text: '#FFFFFF', contrast: 4.5 },
  highContrastLight: { background: '#FFFFFF', text: '#292929', contrast: 4.5 },
};

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
const VISION: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE76 differences. About 2.3 can just be seen side by side; these are apart on a page. */
const APART = { border: 20, background: 6 };

const colours = new Map(
  (
    readJson('package.json') as unknown as {
      contributes: { colors: { id: string; defaults: Record<Theme, string> }[] };
    }
  ).contributes.colors.map(({ id, defaults }) => [id, defaults]),
);

describe('colours', () => {
  for (const [theme, { background, text, contrast }] of Object.entries(THEMES)) {
    const page = rgb(background);
    const colour = (label: string, part: string) => colours.get(`dateline.${label}.${part}`)![theme as Theme];

    for (const [vision, matrix] of Object.entries(VISION)) {
      for (const [part, least] of Object.entries(APART)) {
        it(`${theme}, ${vision}: every ${part} differs from every other by ${least}`, () => {
          for (const [i, a] of THEMED.entries()) {
            for (const b of THEMED.slice(i + 1)) {
              const [x, y] = [a, b].map((label) => lab(seen(over(colour(label, part), page), matrix)));
              const apart = Math.hypot(...x!.map((value, k) => value - y![k]!));
              assert.ok(apart >= least, `${a} and ${b}: ${apart.toFixed(1)}`);
            }
          }
        });
      }
    }

    it(`${theme}: lines stand out from the page by ${contrast}, text from its background by 4.5`, () => {
      for (const label of [...THEMED, 'other']) {
        const line = contrastOf(rgb(colour(label, 'border')), page);
        assert.ok(line >= contrast, `line of ${label}: ${line.toFixed(2)}`);
        for (const part of ['background', 'suggestedBackground']) {
          const read = contrastOf(rgb(text), over(colour(label, part), page));
          assert.ok(read >= 4.5, `text on ${part} of ${label}: ${read.toFixed(2)}`);
        }
      }
    });
  }

  it('labels differ by the form of their line, in each status', () => {
    for (const accepted of [false, true]) {
      const forms = [...THEMED, 'other'].map((label) => {
        const line = lineStyle(label);
        return `${line.style} ${line.frame ? 'frame' : 'line'}`;
      });
      assert.equal(new Set(forms).size, forms.length, `${accepted}: ${forms}`);
    }
  });

  it('what is accepted has a thicker line than what is suggested', () => {
    for (const label of [...THEMED, 'other']) {
      const [thin, thick] = [false, true].map((accepted) =>
        Math.max(...borderWidth(lineStyle(label), accepted).split(' ').map(Number.parseFloat)),
      );
      assert.ok(thick! > thin!, label);
    }
  });
});

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

/** `#rrggbb` or `#rrggbbaa` laid over an opaque colour. */
function over(hex: string, below: Rgb): Rgb {
  const alpha = hex.length > 7 ? Number.parseInt(hex.slice(7), 16) / 255 : 1;
  return rgb(hex).map((value, k) => value * alpha + below[k]! * (1 - alpha)) as unknown as Rgb;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Linear RGB as an eye sees it. */
function seen(colour: Rgb, matrix: readonly Rgb[]): Rgb {
  const [r, g, b] = colour.map(linear) as unknown as Rgb;
  return matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)),
  ) as unknown as Rgb;
}

/** Linear RGB to CIE L*a*b*, D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** WCAG 2 contrast. */
function contrastOf(a: Rgb, b: Rgb): number {
  const luminance = (colour: Rgb) => {
    const [r, g, bl] = colour.map(linear) as unknown as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
