'use strict';

/**
 * For `node --require`: ends a process when the one that started it is gone, however that ended. (On Windows
 * a process does not learn of it.)
 */
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 1000).unref();
