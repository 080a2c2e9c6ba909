/** Real articles: their gold is in `corpus/real`, their texts in checkouts of the public collections. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { annotationsOf, readStandoff } from '../../out/server/src/training/evaluation/standoff.js';
import { root } from './paths.mjs';

/** @throws {Error} naming the repository to fetch, when no folder has a text, or has another version of it */
export function readReal(folders) {
  const gold = path.join(root, 'corpus', 'real');
  return fs
    .readdirSync(gold)
    .sort()
    .map((name) => {
      const standoff = JSON.parse(fs.readFileSync(path.join(gold, name), 'utf8'));
      const { repository, published, watched } = standoff;
      const text = textOf(standoff, folders);
      return {
        file: `${repository}/${standoff.path}`,
        text,
        lang: 'vi',
        published: published ?? undefined,
        gold: readStandoff(standoff, text),
        second: standoff.second && annotationsOf(standoff.second, text),
        watched,
      };
    });
}

function textOf({ repository, path: file, sha256 }, folders) {
  const files = folders.map((folder) => path.join(folder, file)).filter((name) => fs.existsSync(name));
  if (files.length === 0) {
    throw new Error(
      `no ${file} in ${folders.join(', ')}; git clone https://github.com/${repository} and name it with --real`,
    );
  }
  for (const name of files) {
    const bytes = fs.readFileSync(name);
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes.toString('utf8');
  }
  throw new Error(`${files[0]} is another version than the one that was annotated; git log --all -- ${file}`);
}
