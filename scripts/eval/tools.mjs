/**
 * The tools that `npm run eval` compares. Each has `does`, what it knows of, and `load()`, which gives a
 * function from `{text, lang, published}` to a prediction with UTF-16 offsets.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

const require = createRequire(import.meta.url);

export const tools = {
  Dateline: { does: { names: true, dates: true, lines: true }, load: loadDateline },
  vntk: { does: { names: true, dates: false, lines: false }, load: loadVntk },
  'chrono-node': { does: { names: false, dates: true, lines: false }, load: loadChrono },
};

/** Where `peers.mjs` installs peers whose installation has to compile something. */
export const peersFolder = path.join(root, '.cache', 'peers');

async function loadDateline() {
  const { loadRecognizer } = require('../../out/server/src/node/data.js');
  const { LANGUAGE_IDS } = require('../../out/server/src/core/recognition/language.js');
  const recognizer = await loadRecognizer();
  for (const lang of LANGUAGE_IDS) await recognizer.load('', { lang });
  return ({ text, published }) => {
    const known = published ? { published: { value: published, source: 'sidecar' } } : {};
    const { entities, dates, lines } = recognizer.recognize(text, known);
    const spans = [...entities, ...dates.map((date) => ({ ...date, label: 'DATE' }))];
    const bare = spans.map(({ start, end, label, type, value, confidence }) => {
      return { start, end, label, type, value, confidence };
    });
    return {
      spans: bare.sort((a, b) => a.start - b.start),
      lines: lines.map(({ start, end, kind, boilerplate }) => ({ start, end, kind, boilerplate })),
    };
  };
}

/** Labels words with IOB2; words are found again in the line from left to right. */
async function loadVntk() {
  const vntk = createRequire(path.join(peersFolder, 'package.json'))('vntk');
  const ner = vntk.ner();
  return ({ text }) => {
    const spans = [];
    for (const { line, offset } of linesOf(text)) {
      let at = 0;
      let open;
      for (const [word, , , tag] of ner.tag(line)) {
        const start = line.indexOf(word, at);
        if (start < 0) continue;
        at = start + word.length;
        const [prefix, label] = tag.split('-');
        if (prefix === 'I' && open?.label === label) open.end = offset + at;
        else {
          open = label ? { start: offset + start, end: offset + at, label } : undefined;
          if (open) spans.push(open);
        }
      }
    }
    return { spans };
  };
}

async function loadChrono() {
  const chrono = require('chrono-node');
  return ({ text, lang, published }) => {
    const reference = new Date(`${published}T12:00:00`);
    const spans = linesOf(text).flatMap(({ line, offset }) =>
      chrono[lang].parse(line, reference).map(({ index, text: found, start, end }) => {
        const [type, from] = timex(start);
        const value = end ? `${from}/${timex(end)[1]}` : from;
        return { start: offset + index, end: offset + index + found.length, label: 'DATE', type, value };
      }),
    );
    return { spans };
  };
}

/** The TIMEX3 type and value of chrono's components, as exact as they are certain. */
function timex(components) {
  const two = (part) => String(components.get(part)).padStart(2, '0');
  const sure = (part) => components.isCertain(part);
  const day = `${components.get('year')}-${two('month')}-${two('day')}`;
  if (sure('hour')) {
    const clock = `T${two('hour')}:${two('minute')}`;
    return ['TIME', sure('day') || sure('weekday') ? day + clock : clock];
  }
  if (sure('day') || sure('weekday') || !(sure('month') || sure('year'))) return ['DATE', day];
  return ['DATE', sure('month') ? day.slice(0, 7) : day.slice(0, 4)];
}

function linesOf(text) {
  let offset = 0;
  return text.split('\n').map((line) => {
    const result = { line, offset };
    offset += line.length + 1;
    return result;
  });
}
