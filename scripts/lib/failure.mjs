/** A failure that the reader can act on: shown as one line, without a stack. */
export class Failure extends Error {}

/**
 * Runs the body of a command. A Failure ends it with status 1 and its message on one line; anything else
 * is a bug and keeps its stack.
 * @param {() => Promise<number | void>} body resolves with the exit status (0 when nothing is returned)
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? `dateline: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Node builtins alone: this runs before anything is installed. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Failure(
      `Node ${process.versions.node} is too old; install Node 20.19 or newer (https://nodejs.org).`,
    );
  }
}
