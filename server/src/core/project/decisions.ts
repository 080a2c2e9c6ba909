/**
 * What people have decided for all articles of a corpus: `dateline.names`, one decision a line, in no order that matters.
 * So git may take the lines of both sides whatever they are, as `merge=union` does.
 */

export const NAMES_FILE = 'dateline.names';

/** One decision. Texts are without blanks at their ends, and in NFC. */
export type CorpusDecision =
  /** The text is no name. */
  | { readonly do: 'ignore'; readonly text: string }
  /** The text is another name of what is called `name` in full. */
  | { readonly do: 'alias'; readonly text: string; readonly name: string }
  /** Lines of this text are the site's, and not the article's. */
  | { readonly do: 'boilerplate'; readonly text: string }
  /** Where nothing else tells when an article was published: in this year, or as this pattern reads file names. */
  | { readonly do: 'published'; readonly text: string };

export interface CorpusDecisions {
  readonly ignore: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly boilerplate: ReadonlySet<string>;
  readonly published?: string;
}

/** More of them would slow down every article. */
const MOST = 50_000;

/** Never throws: lines that say nothing, among them conflict marks, are passed over. */
export function readDecisions(source: string): CorpusDecisions {
  const ignore = new Set<string>();
  const aliases = new Map<string, string>();
  const boilerplate = new Set<string>();
  let published: string | undefined;
  for (const line of source.split(/\r\n?|\n/).slice(0, MOST)) {
    const decision = parseLine(line);
    if (decision?.do === 'ignore') ignore.add(decision.text);
    else if (decision?.do === 'alias') aliases.set(decision.text, decision.name);
    else if (decision?.do === 'published') published = decision.text;
    else if (decision) boilerplate.add(decision.text);
  }
  return { ignore, aliases, boilerplate, ...(published === undefined ? {} : { published }) };
}

/** A year, or a pattern of file names that has one. */
const PUBLISHED = /^(?:(?:19|20)\d{2}|.{0,100}YYYY.{0,100})$/;

/** `ignore Ảnh`, `alias Kishida = Kishida Fumio`, `boilerplate Theo dõi báo`, `published 2023` */
function parseLine(line: string): CorpusDecision | undefined {
  const [, what, rest] = /^\s*(ignore|alias|boilerplate|published)\s+(\S.*)$/.exec(line) ?? [];
  if (what === undefined || rest === undefined) return undefined;
  if (what === 'published')
    return PUBLISHED.test(plain(rest)) ? { do: 'published', text: plain(rest) } : undefined;
  if (what !== 'alias') return { do: what as 'ignore' | 'boilerplate', text: plain(rest) };
  const [text = '', name = '', ...others] = rest.split(/\s=\s/).map(plain);
  return text === '' || name === '' || others.length > 0 || text === name
    ? undefined
    : { do: 'alias', text, name };
}

/** How a text is compared, and written. */
export const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function lineOf(decision: CorpusDecision): string {
  const text = plain(decision.text);
  return decision.do === 'alias' ? `alias ${text} = ${plain(decision.name)}` : `${decision.do} ${text}`;
}

/**
 * The file with one more decision, in the order of the alphabet among the others, so that two people seldom write at one
 * place; an alias takes the place of an older one of the same text. Undefined where a line cannot say it.
 */
export function withDecision(source: string, decision: CorpusDecision, head: string): string | undefined {
  const line = lineOf(decision);
  if (JSON.stringify(parseLine(line)) !== JSON.stringify(normal(decision))) return undefined;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const start = source === '' ? `# ${head}${eol}` : source;
  const lines = start.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const says = (other: string) => {
    const said = parseLine(other);
    // Of when articles were published there is one answer.
    return said?.do === decision.do && (said.do === 'published' || said.text === plain(decision.text));
  };
  if (lines.some((other) => other.trim() === line)) return source;
  const kept = lines.filter((other) => !says(other));
  const next = kept.findIndex((other) => parseLine(other) !== undefined && other.trim() > line);
  kept.splice(next < 0 ? kept.length : next, 0, line);
  return kept.join(eol) + eol;
}

function normal(decision: CorpusDecision): CorpusDecision {
  const text = plain(decision.text);
  return decision.do === 'alias'
    ? { do: 'alias', text, name: plain(decision.name) }
    : { do: decision.do, text };
}
