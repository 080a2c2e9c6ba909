import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

// Names of files that belong to a process, so that others can tell what a dead one has left.

const NAME = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/;

/** Of this machine and this space of process ids, which containers have of their own. */
const WHERE = createHash('sha256').update(`${hostname()} ${processSpace()}`).digest('hex').slice(0, 8);

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** A name that no other file gets. */
export function ownName(): string {
  return `${WHERE}-${process.pid}-${randomBytes(6).toString('hex')}`;
}

export function isOwned(name: string): boolean {
  return NAME.test(name);
}

/** Whether the process that gave the name is known to be gone; false where it cannot be known. */
export function isLeftBehind(name: string): boolean {
  const [, where, pid] = NAME.exec(name) ?? [];
  if (where !== WHERE) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}
