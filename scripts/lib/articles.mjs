import fs from 'node:fs';
import path from 'node:path';
import { readGold } from '../../out/server/src/training/corpus/gold.js';

/** All `.txt` files below a folder, sorted by path, hidden ones left out. */
export function articleFiles(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.txt') && !name.split(path.sep).some((part) => part.startsWith('.')))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The articles below a folder that have a sidecar, as `{file, site, article}`. */
export function readArticles(folder) {
  return articleFiles(folder)
    .filter((file) => fs.existsSync(sidecarOf(file)))
    .map((file) => ({ file, site: path.basename(path.dirname(file)), article: readArticle(file) }));
}

/** An article with its gold sidecar. */
export function readArticle(file) {
  try {
    return readGold(fs.readFileSync(file, 'utf8'), fs.readFileSync(sidecarOf(file), 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

const sidecarOf = (file) => file.replace(/\.txt$/, '.ann.yaml');
