'use strict';
const fs = require('node:fs');
const path = require('node:path');

/**
 * What VS Code needs of the native module @vscode/spdlog, which npm does not carry built: without it a log
 * file, and with it every output channel of an extension, stays empty. Writes at once; never rotates.
 */
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let everyone = 2;

class Logger {
  #file;
  #level = everyone;
  #plain = false;

  constructor(_type, _name, file) {
    this.#file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {}
  /** From now on messages bring their own line ends and times. */
  clearFormatters() {
    this.#plain = true;
  }
  flush() {}
  drop() {}
  write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    fs.appendFileSync(this.#file, this.#plain ? message : `${time} [${levels[level]}] ${message}\n`);
  }
}

for (const [level, name] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
  Logger.prototype[name] = function log(message) {
    this.write(level, message);
  };
}

// One by one: so an `import` of this module finds the names.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = (level) => {
  everyone = level;
};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating_async', name, file);
