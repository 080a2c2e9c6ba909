import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program's version, from the `package.json` above the bundle or above `out/`. */
export function programVersion(): string {
  const file = [join(__dirname, '..'), join(__dirname, '..', '..', '..', '..')]
    .map((folder) => join(folder, 'package.json'))
    .find((path) => existsSync(path));
  return file ? String((JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }).version) : 'unknown';
}
