import fs from 'node:fs';
import path from 'node:path';

/** The repository: compiled tests lie in out/client/test/unit. */
export const root = path.resolve(__dirname, '../../../..');

export function readText(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

export function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readText(file)) as Record<string, unknown>;
}

/** The files below a folder with that end, relative to the repository. */
export function filesIn(folder: string, end: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort();
}
