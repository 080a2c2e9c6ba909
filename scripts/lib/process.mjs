import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

/** Children that still run. Each leads its own process group, so that its children end with it. */
const running = new Set();
const cleanups = new Set();
const windows = process.platform === 'win32';

/** Arguments for a `node` that shall not outlive this process, not even when this one is killed. */
export const mortal = [
  '--require',
  fileURLToPath(new URL('../natives/end-with-parent.cjs', import.meta.url)),
];

/** Runs `action` (synchronous) when this process ends, however it ends. */
export function onEnd(action) {
  cleanups.add(action);
  return () => cleanups.delete(action);
}

/** Ends a child and everything it started. */
export function endTree(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** As `spawn`, and the child's whole group is ended with this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: !windows, windowsHide: true, ...options });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a child politely, then after `grace` milliseconds by force; resolves when it is gone. */
export async function stop(child, grace = 3000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  endTree(child);
  const force = setTimeout(() => endTree(child, 'SIGKILL'), grace);
  await gone;
  clearTimeout(force);
  endTree(child, 'SIGKILL');
}

/**
 * Runs a command to its end.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, show?: boolean, shell?: boolean, onStart?: (child: import('node:child_process').ChildProcess) => void, what?: string }} options
 *   `timeout` in milliseconds; `show` passes the output through instead of collecting it;
 *   `what` is what a message calls it, the command itself where nothing is said
 * @returns {Promise<{ code: number, output: string }>} standard output and error, interleaved
 * @throws {Failure} when the command cannot be started or takes longer than the timeout
 */
export function run(command, args, { cwd, env, timeout, show = false, shell = false, onStart, what } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    onStart?.(child);
    let output = '';
    let late = false;
    const collect = (data) => {
      output += data;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const timer = timeout
      ? setTimeout(() => {
          late = true;
          endTree(child, 'SIGKILL');
        }, timeout)
      : undefined;
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Failure(`cannot run ${command}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (late)
        reject(new Failure(`${what ?? [command, ...args].join(' ')} took longer than ${timeout / 1000} s.`));
      else resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

function end() {
  for (const child of running) endTree(child, 'SIGKILL');
  for (const action of cleanups) {
    try {
      action();
    } catch {
      // The others are still wanted.
    }
  }
  cleanups.clear();
}

process.once('exit', end);
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
]) {
  process.once(signal, () => process.exit(128 + number));
}
