#!/usr/bin/env node
/**
 * Makes and reads the gold corpus. Run `npx tsc -b` first.
 *
 *   corpus.mjs split MARKED_DIR OUT_DIR   marked SITE/NAME.txt -> NAME.txt and NAME.ann.yaml
 *   corpus.mjs join FOLDER [OUT_DIR]      the marked text of annotated articles, to OUT_DIR or standard output
 *   corpus.mjs stats FOLDER...            counts of each folder, and the names that folders share
 */
import fs from 'node:fs';
import path from 'node:path';
import { goldSidecar } from '../out/server/src/training/corpus/gold.js';
import { formatMarked, parseMarked } from '../out/server/src/training/corpus/marks.js';
import { articleFiles, readArticles } from './lib/articles.mjs';

const [command, ...args] = process.argv.slice(2);
const commands = { split, join, stats };
if (!Object.hasOwn(commands, command ?? '') || args.length === 0) {
  console.error('usage: corpus.mjs split MARKED_DIR OUT_DIR | join FOLDER [OUT_DIR] | stats FOLDER...');
  process.exit(2);
}
commands[command](...args);

/** Articles that are no longer in MARKED_DIR are removed from OUT_DIR. */
function split(from, to) {
  let failed = 0;
  const written = new Set();
  for (const file of articleFiles(from)) {
    const name = path.relative(from, file);
    const target = path.join(to, name);
    try {
      const article = parseMarked(fs.readFileSync(file, 'utf8'));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, article.text);
      fs.writeFileSync(target.replace(/\.txt$/, '.ann.yaml'), goldSidecar(article));
      written.add(target);
    } catch (error) {
      failed++;
      console.error(`${file}: ${error.message}`);
    }
  }
  for (const file of articleFiles(to)) {
    const sidecar = file.replace(/\.txt$/, '.ann.yaml');
    if (written.has(file) || !fs.existsSync(sidecar)) continue;
    fs.rmSync(file);
    fs.rmSync(sidecar);
  }
  console.log(`${written.size} articles, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

function join(folder, to) {
  for (const { file, article } of readArticles(folder)) {
    const marked = formatMarked(article);
    if (to === undefined) {
      process.stdout.write(marked);
      continue;
    }
    const target = path.join(to, path.relative(folder, file));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, marked);
  }
}

function stats(...folders) {
  const names = folders.map(countFolder);
  for (let a = 0; a < folders.length; a++) {
    for (let b = a + 1; b < folders.length; b++) {
      const parts = Object.keys(names[b]).map((label) => {
        const own = [...names[b][label]];
        const shared = own.filter((name) => names[a][label]?.has(name)).length;
        return `${label} ${((100 * shared) / own.length).toFixed(0)} % of ${own.length}`;
      });
      console.log(`${folders[b]}: distinct names also in ${folders[a]}: ${parts.sort().join(', ')}`);
    }
  }
}

/** Prints the counts of a folder and returns its distinct names by label. */
function countFolder(folder) {
  const articles = readArticles(folder);
  const labels = {};
  const types = {};
  const kinds = {};
  const sections = {};
  const names = {};
  let syllables = 0;
  for (const { article } of articles) {
    syllables += article.text.split(/\s+/u).filter(Boolean).length;
    count(sections, article.section);
    for (const span of article.spans) {
      count(labels, span.label);
      if (span.type) {
        count(types, span.type);
        continue;
      }
      names[span.label] ??= new Set();
      names[span.label].add(article.text.slice(span.start, span.end));
    }
    for (const line of article.lines) count(kinds, line.kind);
  }
  const sites = new Set(articles.map(({ file }) => path.dirname(file)));
  console.log(`${folder}: ${articles.length} articles, ${sites.size} sites, ${syllables} syllables`);
  for (const [what, counts] of Object.entries({ spans: labels, dates: types, lines: kinds, sections })) {
    const sorted = Object.entries(counts).sort((a, b) => b[1] - a[1]);
    const total = sorted.reduce((sum, [, n]) => sum + n, 0);
    console.log(`  ${what} ${total}: ${sorted.map(([key, n]) => `${key} ${n}`).join(', ')}`);
  }
  return names;
}

function count(counts, key) {
  counts[key] = (counts[key] ?? 0) + 1;
}
