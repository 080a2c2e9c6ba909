import path from 'node:path';
import { cached } from './cache.mjs';
import { npm } from './npm.mjs';
import { nodes } from './versions.mjs';

/**
 * The path of a `node` of that major version: the running one, or one from npm. The npm package `node` only
 * chooses the package of the platform in an install script; taking that package itself needs no script.
 */
export async function nodeOf(major, say = console.log) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const version = nodes[major];
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
  const dir = await cached(`node-${major}`, version, async (to) => {
    say(`Fetching Node ${version} from npm …`);
    await npm(['install', '--ignore-scripts', '--no-save', '--prefix', to, `${name}@${version}`], {
      cwd: to,
      what: `fetching Node ${version}`,
    });
  });
  return path.join(dir, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
}
