import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../../server/src/protocol';
import { filesIn, readJson, readText, root } from './root';

interface Manifest {
  readonly icon: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac: string;
      readonly when: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

const manifest = readJson('package.json') as unknown as Manifest;
const { commands, keybindings, menus, colors } = manifest.contributes;
const ids = commands.map(({ command }) => command);
const sources = filesIn('client/src', '.ts').map(readText).join('\n');

describe('manifest', () => {
  it('every command is implemented, and the other way round', () => {
    const table = readText('client/src/commands/index.ts');
    const implemented = [...table.matchAll(/^ {4}(\w+)(?:,$|: )/gm)].map((match) => `dateline.${match[1]}`);
    assert.deepEqual([...implemented].sort(), [...ids].sort());
  });

  it('an untrusted workspace sets no threshold, and no workspace says who decides', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(restrictedConfigurations, ['dateline.acceptThreshold']);
    assert.equal(manifest.contributes.configuration.properties['dateline.author']?.scope, 'application');
  });

  it('no workspace names a model that is asked', () => {
    assert.equal(manifest.contributes.configuration.properties['dateline.models']?.scope, 'machine');
  });

  it('no command of the server is declared: the client registers those', () => {
    for (const id of Object.values(COMMANDS)) assert.ok(!ids.includes(id), id);
  });

  it('keybindings and menus name known commands', () => {
    const used = [
      ...keybindings.map(({ command }) => command),
      ...Object.values(menus).flatMap((items) => items.flatMap(({ command }) => command ?? [])),
    ];
    for (const id of used) assert.ok(ids.includes(id), id);
  });

  it('keys are free outside articles and unique in them', () => {
    for (const platform of ['key', 'mac'] as const) {
      const seen = new Set<string>();
      for (const binding of keybindings) {
        assert.match(binding.when, /editorLangId == dateline-article|focusedView == dateline\./);
        const combination = `${binding[platform]} ${binding.when}`;
        assert.ok(!seen.has(combination), combination);
        seen.add(combination);
      }
    }
  });

  it('colours have defaults for the four kinds of themes', () => {
    for (const { id, defaults } of colors) {
      assert.deepEqual(Object.keys(defaults), ['light', 'dark', 'highContrast', 'highContrastLight'], id);
    }
  });

  it('the colours that the client uses are contributed', () => {
    const known = colors.map(({ id }) => id);
    for (const name of ['PER', 'LOC', 'ORG', 'MISC', 'DATE', 'other']) {
      for (const part of ['background', 'suggestedBackground', 'border'])
        assert.ok(known.includes(`dateline.${name}.${part}`));
    }
    const used = [...sources.matchAll(/ThemeColor\('(dateline\.[^']+)'/g)].map(([, id]) => id!);
    assert.ok(used.includes('dateline.letter.foreground'), 'small letters have a colour of their own');
    for (const id of used) assert.ok(known.includes(id), id);
  });
});

/** Relative luminance of `#rrggbb`, WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe('contrast', () => {
  const paper = { light: '#ffffff', dark: '#1f1f1f', highContrast: '#000000', highContrastLight: '#ffffff' };
  for (const { id, defaults } of colors.filter(({ id }) => /border|foreground/.test(id))) {
    // Text needs more than a line.
    const least = id.endsWith('foreground') ? 4.5 : 3;
    for (const [theme, background] of Object.entries(paper)) {
      it(`${id} in ${theme} has at least ${least}:1`, () => {
        const contrast = contrastOf(defaults[theme]!, background);
        assert.ok(contrast >= least, contrast.toFixed(2));
      });
    }
  }

  it('small letters, two thirds as high as the text, have at least 7:1 on their own background', () => {
    const [text, behind] = ['foreground', 'background'].map(
      (part) => colors.find(({ id }) => id === `dateline.letter.${part}`)?.defaults,
    );
    for (const theme of Object.keys(paper)) {
      const contrast = contrastOf(text![theme]!, behind![theme]!);
      assert.ok(contrast >= 7, `${theme}: ${contrast.toFixed(2)}`);
    }
  });
});

describe('translations', () => {
  const english = readJson('package.nls.json') as Record<string, string>;
  const vietnamese = readJson('package.nls.vi.json') as Record<string, string>;
  const bundle = readJson('l10n/bundle.l10n.vi.json') as Record<string, string>;

  it('the manifest’s texts are there, none too many, in both languages', () => {
    const used = new Set([...readText('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]!));
    assert.deepEqual(Object.keys(english).sort(), [...used].sort());
    assert.deepEqual(Object.keys(vietnamese).sort(), [...used].sort());
  });

  it('the files that they name exist', () => {
    const files = [...Object.values(english), ...Object.values(vietnamese)].filter((text) =>
      /^client\/\S+$/.test(text),
    );
    assert.ok(files.length > 0);
    for (const file of [...files, manifest.icon]) assert.ok(fs.existsSync(path.join(root, file)), file);
  });

  it('the client’s texts are there, none too many', () => {
    const calls = [...sources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]!);
    const comments = [...sources.matchAll(/\bcomment\('([^']*)'\)/g)].map((match) => match[1]!);
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set([...calls, ...comments])].sort());
  });

  it('translations keep the placeholders', () => {
    const places = (text: string) => [...text.matchAll(/\{\d\}|\$\([\w~-]+\)/g)].map(String).sort();
    for (const [text, translated] of Object.entries(bundle))
      assert.deepEqual(places(translated), places(text), text);
    for (const [key, text] of Object.entries(vietnamese))
      assert.deepEqual(links(text), links(english[key]!), key);
  });

  function links(text: string): string[] {
    return [...text.matchAll(/\(command:[^)]+\)/g)].map(String);
  }
});
