import { type ExportChoices, endSteps, writeArticle } from '../../core/formats/export';
import { LossCount, lossText } from '../../core/formats/losses';
import type { Format, Loss, Sink, Writer } from '../../core/formats/model';
import type { SplitSettings } from '../../core/formats/split';
import { SIDECAR_VERSION } from '../../core/sidecar/model';
import { reviewState } from '../../core/sidecar/state';
import { textHash } from '../../core/text/hash';
import type { ExchangeMessages } from '../../features/messages/exchange';
import type { Files, Staging } from '../files';
import type { Found } from '../find';
import type { Runtime } from '../host';
import { type Batch, type LoadFault, loadArticles, recognizeBy, type Source, sidecarFaults } from '../load';
import { within } from '../uris';
import type { Unfinished } from './choose';
import { declaredBy, labelOrder, planExport } from './plan';
import { Declined, Refusal } from './refusals';
import { rememberOnce } from './remember';

/** Files that lie beside the data in the output folder. */
export const LOSSES_JSON = 'losses.json';
export const LOSSES_TEXT = 'losses.txt';
const MANIFEST = 'manifest.json';
const REPORTS: readonly string[] = [LOSSES_JSON, LOSSES_TEXT, MANIFEST];

/** What the report calls the states of articles that are left out. */
const UNFINISHED = { untouched: 'untouched', review: 'in-review', changed: 'changed-since' } as const;

/** Losses that a caller gets; the files have all. */
const SHOWN = 1000;

export interface ExportSettings extends Source {
  readonly runtime: Pick<Runtime, 'loadRecognizer'>;
  /** Recognizes in the place of the runtime. */
  readonly threads?: Batch;
  /** Of the program; the manifest names it. */
  readonly version: string;
  readonly format: Format;
  readonly choices: ExportChoices;
  readonly splits?: SplitSettings;
  /** Articles that are left out because of their state; they stand in the report. */
  readonly unfinished?: readonly Unfinished[];
  readonly messages: ExchangeMessages;
  /** Losses that are not accepted; when there is one, nothing is written. */
  readonly refuse?: (loss: Loss) => boolean;
  /** Asked when files would be replaced that no earlier export has left there. */
  readonly mayReplace?: (files: readonly string[]) => Promise<boolean>;
  /** Articles done, counted over all passes that the corpus takes. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface ExportOutcome {
  /** The data, relative to the output folder, sorted; none when there are faults or refused losses. */
  readonly files: readonly string[];
  readonly articles: number;
  readonly spans: number;
  /** Articles that are written without annotations, as nobody has decided anything in them. */
  readonly untouched: number;
  /** The first of them. */
  readonly losses: readonly Loss[];
  readonly lossCount: LossCount;
  /** Articles and sidecars that could not be read in full; nothing was written when there are any. */
  readonly faults: readonly LoadFault[];
  /** Files in an encoding that nothing here reads, so that nothing can have been decided in them either. */
  readonly left: readonly LoadFault[];
  /** Losses that `refuse` did not accept. */
  readonly refused: number;
}

interface Part {
  readonly name: string;
  readonly writer: Writer;
  documents: number;
  spans: number;
  readonly labels: Map<string, number>;
}

/**
 * Writes training data, one article at a time. Whatever ends it early leaves the output
 * folder as it was, and so do articles that cannot be read: data that lacks annotations looks like any other.
 *
 * @throws Refusal or Declined; and the signal's reason when it is aborted
 */
export async function exportArticles(
  found: readonly Found[],
  out: string,
  settings: ExportSettings,
): Promise<ExportOutcome> {
  const { format, choices, files, projects, slices, splits, signal } = settings;
  const passes = splits || format.labelsFirst ? 2 : 1;
  const batch = needsRecognition(choices) ? await batchOf(settings, passes) : UNRECOGNIZED;
  const total = found.length * passes;
  const plan = await planExport(found, {
    format,
    choices,
    ...(splits ? { splits } : {}),
    batch,
    files,
    projects,
    slices,
    ...(signal ? { signal } : {}),
    progress: (done) => settings.progress?.(done, total),
  });
  const losses: Loss[] = [];
  const lossCount = new LossCount();
  const faults: LoadFault[] = [];
  const left: LoadFault[] = [];
  const langs = new Set<string>();
  const declared = new Set<string>();
  let refused = 0;
  let untouched = 0;
  const staging = await files.stage(out);
  const report = (loss: Loss) => {
    staging.append(LOSSES_JSON, `${lossCount.total === 0 ? '[' : ','}\n${JSON.stringify(loss)}`);
    staging.append(LOSSES_TEXT, `${lossText(loss)}\n`);
    lossCount.add(loss);
  };
  const lose = (loss: Loss) => {
    report(loss);
    if (losses.length < SHOWN) losses.push(loss);
    if (settings.refuse?.(loss)) refused++;
  };
  try {
    const sink: Sink = {
      append: (file, data) => {
        if (REPORTS.includes(file)) throw new Refusal(settings.messages.reserved(file));
        staging.append(file, data);
      },
    };
    const parts = plan.parts.map((name): Part => {
      const folder = splits ? `${name}/` : '';
      const writer = format.writer({ ...choices, labels: plan.labels, name, folder });
      return { name, writer, documents: 0, spans: 0, labels: new Map() };
    });
    const byName = new Map(parts.map((part) => [part.name, part]));
    staging.append(MANIFEST, manifestHead(settings));
    for (const { name, state } of settings.unfinished ?? [])
      report({ path: name, start: 0, end: 0, text: '', reason: UNFINISHED[state] });
    let listed = 0;
    let done = found.length * (passes - 1);
    for await (const { each, loaded } of loadArticles(found, settings, batch)) {
      signal?.throwIfAborted();
      await slices.turn();
      await declaredBy(each, settings.projects, declared);
      if ('fault' in loaded) (loaded.fault.reason === 'utf-16' ? left : faults).push(loaded);
      else {
        faults.push(...sidecarFaults(loaded));
        const { article } = loaded;
        const isUntouched = reviewState(article.annotations.sidecar, () => false) === 'untouched';
        if (isUntouched && choices.include !== 'suggested') untouched++;
        const part = byName.get(plan.partOf(each.name))!;
        const writing = { format, writer: part.writer, choices, sink };
        const doc = (await slices.run(writeArticle(each.name, article, writing, lose)))!;
        part.documents++;
        part.spans += doc.spans.length;
        for (const { label } of doc.spans) part.labels.set(label, (part.labels.get(label) ?? 0) + 1);
        for (const { kind } of doc.lines)
          part.labels.set(`LINE_${kind}`, (part.labels.get(`LINE_${kind}`) ?? 0) + 1);
        if (doc.lang !== undefined) langs.add(doc.lang);
        const input = {
          path: each.name,
          sha256: textHash(article.text),
          sidecar: article.annotations.sidecar ? textHash(article.annotations.sidecar.source) : null,
          ...(splits ? { part: part.name } : {}),
        };
        staging.append(MANIFEST, `${listed++ === 0 ? '' : ','}\n    ${JSON.stringify(input)}`);
      }
      settings.progress?.(++done, total);
    }
    for (const { writer } of parts) await slices.run(endSteps(writer, sink));
    const labels = labelOrder(
      declared,
      parts.flatMap((part) => [...part.labels.keys()]),
    );
    const facts = {
      tokenizer: choices.tokenizer,
      misaligned: choices.misaligned,
      labels,
      parts,
      langs: [...langs].sort(),
    };
    for (const { file, text } of format.companions?.(facts) ?? []) sink.append(file, text);
    staging.append(LOSSES_JSON, lossCount.total === 0 ? '[]\n' : '\n]\n');
    staging.append(LOSSES_TEXT, '');
    staging.append(
      MANIFEST,
      manifestTail(
        parts,
        lossCount,
        staging.outputs().filter(({ file }) => file !== MANIFEST),
      ),
    );
    let written: string[] = [];
    if (refused + faults.length > 0) await staging.abandon();
    else {
      await checkPlaces(out, staging, settings);
      written = (await staging.finish()).filter((file) => !REPORTS.includes(file));
    }
    const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
    return {
      files: written,
      articles: sum((p) => p.documents),
      spans: sum((p) => p.spans),
      untouched,
      losses,
      lossCount,
      faults,
      left,
      refused,
    };
  } catch (error) {
    await staging.abandon();
    throw error;
  }
}

const UNRECOGNIZED: Batch = { recognize: undefined, width: 1 };

async function batchOf({ threads, runtime }: ExportSettings, passes: number): Promise<Batch> {
  const batch = threads ?? { recognize: recognizeBy(await runtime.loadRecognizer()), width: 1 };
  return passes > 1 && batch.recognize ? { ...batch, recognize: rememberOnce(batch.recognize) } : batch;
}

async function checkPlaces(out: string, staging: Staging, settings: ExportSettings): Promise<void> {
  const { files, messages, mayReplace, signal } = settings;
  const link = await staging.link();
  if (link !== undefined) throw new Refusal(messages.isLink(link));
  const names = mayReplace ? await conflicts(files, out, staging) : [];
  if (names.length > 0 && !(await mayReplace!(names))) throw new Declined();
  signal?.throwIfAborted();
}

/** Files that would be replaced, but for those that an earlier export has left there; sorted. */
async function conflicts(files: Files, out: string, staging: Staging): Promise<string[]> {
  const own = await manifestOutputs(files, within(out, MANIFEST));
  const names: string[] = [];
  for (const { file } of staging.outputs()) {
    const there = await staging.present(file);
    if (!there || (file === MANIFEST && own)) continue;
    const known = own?.get(file);
    if (known?.bytes !== there.bytes || known.sha256 !== there.sha256) names.push(file);
  }
  return names;
}

/** What the manifest of an earlier export says that it wrote; undefined when there is none. */
async function manifestOutputs(
  files: Files,
  manifest: string,
): Promise<ReadonlyMap<string, { readonly sha256: unknown; readonly bytes: unknown }> | undefined> {
  try {
    const file = await files.read(manifest);
    const { versions, outputs } = JSON.parse(file.kind === 'text' ? file.text : '');
    if (versions.manifest !== 1) return undefined;
    return new Map(outputs.map((output: { file: string }) => [output.file, output]));
  } catch {
    return undefined;
  }
}

/** No time of day and no path of the machine: the same corpus gives the same bytes. */
function manifestHead({ format, choices, splits, version }: ExportSettings): string {
  const { include, misaligned, tokenizer, lineKinds = false, drop = [], spreadsheet } = choices;
  const head = {
    versions: { manifest: 1, sidecar: SIDECAR_VERSION, dateline: version },
    format: format.name,
    options: { include, tokenizer, misaligned, lineKinds, drop, ...(spreadsheet ? { spreadsheet } : {}) },
    split: splits
      ? { parts: Object.fromEntries(splits.parts), seed: splits.seed, bySite: splits.bySite }
      : null,
  };
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "inputs": [`;
}

function manifestTail(
  parts: readonly Part[],
  lossCount: LossCount,
  hashes: readonly { readonly file: string; readonly sha256: string; readonly bytes: number }[],
): string {
  const counts = parts.map(({ name, documents, spans, labels }) => ({
    name,
    documents,
    spans,
    labels: Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
  const line = (value: unknown) => `\n    ${JSON.stringify(value)}`;
  return `\n  ],\n  "parts": [${counts.map(line).join(',')}\n  ],\n  "losses": ${JSON.stringify(lossCount)},\n  "outputs": [${hashes
    .map(line)
    .join(',')}\n  ]\n}\n`;
}

export function needsRecognition({ include, lineKinds, drop }: ExportChoices): boolean {
  return include === 'suggested' || lineKinds === true || (drop?.length ?? 0) > 0;
}
