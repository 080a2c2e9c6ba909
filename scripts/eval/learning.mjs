/**
 * What decisions bring: an annotator goes through articles from their beginning to their end, as the gold says, and every
 * suggestion that is not right costs one correction: a wrong end or label, a name that is missed, one that is none.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

const require = createRequire(import.meta.url);
const out = (file) => require(path.join(root, 'out/server/src', file));
const { adapt, AdaptMemory } = out('core/annotation/adapt/apply.js');
const { evidenceIn } = out('core/annotation/adapt/evidence.js');
const { countsOf, NOTHING_KNOWN } = out('core/annotation/adapt/facts.js');
const { runToEnd } = out('core/text/steps.js');
const { Random } = out('training/random.js');

const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];
/** Articles that are annotated before the corrections are counted, and articles in which they are: the last ones of an order. */
const AFTER = [0, 1, 3, 5, 10, 30];
const COUNTED = 10;
const ORDERS = 4;
/** What an editor shows; what is less sure costs nobody anything. */
const SHOWN = 0.3;
/** Code units that a sidecar keeps around a name. */
const AROUND = 16;

/**
 * @param articles `{text, gold: {spans}, recognition}`
 * @returns rows `{after, without, here, all}`: corrections for each gold name after so many articles, without learning,
 *   with what the article itself says, and with all
 */
function learningCurve(articles) {
  const rows = AFTER.filter((after) => after + COUNTED <= articles.length).map((after) => ({
    after,
    gold: 0,
    without: 0,
    here: 0,
    all: 0,
  }));
  for (let seed = 1; seed <= ORDERS; seed++) {
    const order = shuffled(articles, new Random(seed));
    for (const row of rows) {
      const totals = new Map();
      for (const { evidence } of order.slice(0, row.after)) addTo(totals, evidence);
      const elsewhere = { isEmpty: totals.size === 0, of: (fact) => totals.get(fact) ?? 0 };
      for (const article of order.slice(-COUNTED)) {
        row.gold += article.names.length;
        row.without += corrections(article, undefined);
        row.here += corrections(article, NOTHING_KNOWN);
        row.all += corrections(article, elsewhere);
      }
    }
  }
  return rows.map(({ after, gold, ...counts }) => ({
    after,
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / gold])),
  }));
}

/** The figures as tables of Markdown. */
export function learningReport(articles) {
  const table = (rows) =>
    [
      '| articles before | without | decisions of the article | of all |',
      '| ---: | ---: | ---: | ---: |',
      ...rows.map(({ after, ...figures }) => {
        const cells = Object.values(figures).map((figure) => figure.toFixed(3));
        return `| ${after} | ${cells.join(' | ')} |`;
      }),
    ].join('\n');
  const usual = learningCurve(articles.map((article) => prepared(article)));
  const changed = learningCurve(articles.map((article) => prepared(article, withoutClassNouns)));
  return `Corrections for each gold name, ${articles.length} articles in ${ORDERS} orders:\n\n${table(usual)}\n
The same, class nouns left out of all LOC and ORG:\n\n${table(changed)}\n`;
}

/** An article with its gold names, and what its decisions say. */
function prepared({ text, gold, recognition }, convention = (span) => span) {
  const isOwn = notIn(gold.lines.filter(({ kind }) => kind === 'boilerplate'));
  const names = gold.spans
    .filter((span) => LABELS.includes(span.label) && isOwn(span))
    .map((span) => convention(span, text))
    .sort((a, b) => a.start - b.start);
  const article = { text, names, recognition, isOwn };
  // What was suggested and is no name has been rejected when the article is finished.
  const none = shown(article, recognition).filter(
    ({ start, end }) => !names.some((name) => name.start < end && start < name.end),
  );
  const decided = [
    ...names.map((name) => record(text, name, 'accepted')),
    ...none.map((suggestion) => record(text, suggestion, 'rejected')),
  ];
  return { ...article, evidence: evidenceIn(decided) };
}

/** The suggestions that an editor shows in an article. */
function shown({ isOwn }, { entities }) {
  return entities.filter((entity) => entity.confidence >= SHOWN && isOwn(entity));
}

/** What belongs to the page is no business of the annotator. */
function notIn(lines) {
  return ({ start }) => !lines.some((line) => line.start <= start && start < line.end);
}

/** LOC and ORG without the words in small letters before them: "sân Mỹ Đình" is "Mỹ Đình". */
function withoutClassNouns(span, text) {
  if (span.label !== 'LOC' && span.label !== 'ORG') return span;
  const noun = /^(?:\p{Ll}[\p{Ll}\p{M}]*\s+)+(?=[\p{Lu}\d])/u.exec(text.slice(span.start, span.end));
  return noun ? { ...span, start: span.start + noun[0].length } : span;
}

/** @param elsewhere what other articles say; without it nothing is learned at all */
function corrections(article, elsewhere) {
  const { text, names, recognition } = article;
  const decided = [];
  let count = 0;
  let at = 0;
  const memory = new AdaptMemory();
  let suggestions = shown(article, recognition);
  const decide = (span, status) => {
    decided.push(record(text, span, status));
    at = Math.max(at, span.end);
    if (!elsewhere) return;
    learn(countsOf(evidenceIn(decided)));
  };
  const learn = (here) => {
    suggestions = shown(
      article,
      runToEnd(adapt(recognition, text, { here, elsewhere, labels: LABELS }, memory)),
    );
  };
  if (elsewhere) learn(NOTHING_KNOWN);
  let next = 0;
  for (;;) {
    const name = names[next];
    const suggestion = suggestions.find(({ start }) => start >= at);
    if (!name && !suggestion) return count;
    if (suggestion && (!name || suggestion.end <= name.start)) {
      count++;
      decide(suggestion, 'rejected');
      continue;
    }
    const isRight = suggestions.some(
      ({ start, end, label }) => start === name.start && end === name.end && label === name.label,
    );
    if (!isRight) count++;
    next++;
    decide(name, 'accepted');
  }
}

function record(text, { start, end, label }, status) {
  return {
    start,
    end,
    text: text.slice(start, end),
    label,
    status,
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
  };
}

function addTo(totals, evidence) {
  for (const [fact, { count }] of evidence) totals.set(fact, (totals.get(fact) ?? 0) + count);
}

function shuffled(values, random) {
  const result = [...values];
  for (let n = result.length - 1; n > 0; n--) {
    const other = random.below(n + 1);
    [result[n], result[other]] = [result[other], result[n]];
  }
  return result;
}
