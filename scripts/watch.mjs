/** npm run watch: compiles and bundles again whenever a source changes, until it is ended. */
import path from 'node:path';
import { build, watch } from './build.mjs';
import { main } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

main(async () => {
  await build();
  await watch();
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code } = await run(process.execPath, [tsc, '-b', '--watch', '--preserveWatchOutput'], {
    cwd: root,
    show: true,
  });
  return code;
});
