/**
 * Recognition of distinct articles on one core: `node bench/distinct.mjs FOLDER [CHECKOUT]`. FOLDER has the articles as
 * `.txt`, of which no two should be alike: what repeats is remembered, and tells nothing. Another checkout that is built
 * takes turns with this one, a few articles each, so that other work on the machine slows both alike. Times are CPU time
 * with all threads of the process; a hash tells whether both find the same.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';

/** Articles of a turn. */
const TURN = 20;
/** Turns in which the code is compiled, which do not count. */
const WARM = 10;

class Recognition {
  /** Syllables a second of CPU time, of each turn. */
  rates = [];
  hash = createHash('sha256');
  #seconds = 0;
  #syllables = 0;

  constructor(name, checkout) {
    this.name = name;
    const require = createRequire(path.join(checkout, 'package.json'));
    const { createRecognizer, recognitionJson } = require(path.join(checkout, 'dist/library.js'));
    this.recognizer = createRecognizer();
    this.json = recognitionJson;
  }

  async take(texts, counts) {
    const started = process.cpuUsage();
    const found = [];
    for (const text of texts) found.push(await this.recognizer.recognize(text, {}));
    const { user, system } = process.cpuUsage(started);
    const syllables = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
    if (counts) {
      this.rates.push(syllables / ((user + system) / 1e6));
      this.#seconds += (user + system) / 1e6;
      this.#syllables += syllables;
    }
    for (const [n, one] of found.entries()) this.hash.update(JSON.stringify(this.json(texts[n], one)));
  }

  get rate() {
    return this.#syllables / this.#seconds;
  }
}

const [folder, other] = process.argv.slice(2);
if (folder === undefined) throw new Error('node bench/distinct.mjs FOLDER [CHECKOUT]');
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.txt'));
const texts = names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8'));
const here = new Recognition('here', root);
const there = other === undefined ? undefined : new Recognition('there', path.resolve(other));
for (let turn = 0; turn * TURN < texts.length; turn++) {
  const some = texts.slice(turn * TURN, (turn + 1) * TURN);
  const both = [there, here].filter((one) => one);
  for (const one of turn % 2 === 0 ? both : both.reverse()) await one.take(some, turn >= WARM);
}
console.log('| | syllables a second of CPU time | found |\n| --- | ---: | --- |');
for (const { name, rate, hash } of [there, here].filter((one) => one))
  console.log(`| ${name} | ${Math.round(rate)} | ${hash.digest('hex').slice(0, 12)} |`);
if (there) {
  const ratios = here.rates.map((rate, n) => rate / there.rates[n]).sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * ratios.length)].toFixed(2);
  console.log(`\nhere / there: median of the turns ${at(0.5)}, quartiles ${at(0.25)} and ${at(0.75)}`);
}
