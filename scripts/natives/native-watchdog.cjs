'use strict';

/** Ends a process whose parent has gone, as the native module of VS Code does that npm does not carry built. */
exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};
exports.exit = (code) => process.exit(code || 0);
