/** What browsers have as `navigator.locks`: shared by windows of one origin. */
export interface Locks {
  request<T>(name: string, options: { readonly signal: AbortSignal }, work: () => Promise<T>): Promise<T>;
}

/** Milliseconds after which a lock is not waited for any longer: a window may hang. */
const PATIENCE = 5000;

/** Runs work on a file while no other window that shares the locks works on it. */
export type Alone = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Where there are no locks, or none is given to this window, the work is done all the same: whoever writes looks at the
 * file before and after.
 */
export function aloneBy(locks: Locks | undefined, patience = () => AbortSignal.timeout(PATIENCE)): Alone {
  return async (name, work) => {
    let begun = false;
    try {
      if (locks)
        return await locks.request(`dateline ${name}`, { signal: patience() }, () => {
          begun = true;
          return work();
        });
    } catch (error) {
      if (begun) throw error;
    }
    return work();
  };
}
