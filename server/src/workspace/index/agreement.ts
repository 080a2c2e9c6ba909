import { articleOf } from '../../core/annotation/article';
import { type Annotation, isLive } from '../../core/annotation/model';
import type { Recognizer } from '../../core/recognition/recognizer';
import type { Recognition } from '../../core/recognition/types';
import type { Sidecar } from '../../core/sidecar/model';
import { readSidecar } from '../../core/sidecar/read';
import type { Files } from '../files';
import { bareRecognition, recognizeInSlices, recognizeOptions } from '../load';
import type { Projects } from '../projects';
import { type Clock, Slices } from '../slices';
import type { CorpusIndex, Indexed } from './store';

/** Confidences are put together by tenths. */
const TENTHS = 10;

/** What is suggested in an article beside what people have decided there. */
export interface Comparison {
  /** What is suggested and shown. */
  readonly suggested: number;
  readonly right: number;
  readonly decided: number;
  /** By tenths of confidence: how many, how many are right, and the sum of their confidences. */
  readonly tenths: readonly { readonly suggested: number; readonly right: number; readonly sum: number }[];
}

/** @param showThreshold what is less sure is not shown to people */
export function compare(
  text: string,
  recognition: Recognition,
  sidecar: Sidecar,
  showThreshold: number,
): Comparison {
  const live = (article: ReturnType<typeof articleOf>) => article.annotations.spans.filter(isLive);
  const decided = new Set(
    live(articleOf(text, bareRecognition(text), sidecar))
      .filter(({ status }) => status === 'accepted')
      .map(said),
  );
  const tenths = Array.from({ length: TENTHS }, () => ({ suggested: 0, right: 0, sum: 0 }));
  let [suggested, right] = [0, 0];
  for (const span of live(articleOf(text, recognition, undefined))) {
    const { confidence = 1 } = span;
    const isRight = decided.has(said(span));
    const tenth = tenths[Math.min(TENTHS - 1, Math.floor(confidence * TENTHS))]!;
    tenth.suggested++;
    tenth.sum += confidence;
    if (isRight) tenth.right++;
    if (confidence < showThreshold) continue;
    suggested++;
    if (isRight) right++;
  }
  return { suggested, right, decided: decided.size, tenths };
}

const said = ({ start, end, label, value = '' }: Annotation) => `${start} ${end} ${label} ${value}`;

/** What comparing needs of the server. */
interface Around extends Clock {
  readonly files: Files;
  /** As the files are now. */
  projects(): Projects;
  index(): CorpusIndex;
  recognizer(): Promise<Recognizer>;
  showThreshold(): number;
  /** There are more comparisons than before; several times a second at most. */
  changed(): void;
  failed(error: unknown): void;
}

/** The recognizer is asked of so many articles: what it says of more would hardly be another. */
const MOST = 200;
const PACE = 500;

/** Asks the recognizer of finished articles, in the background and only when somebody wants to know. */
export class Agreement {
  readonly #around: Around;
  readonly #known = new Map<string, { readonly of: string; readonly comparison: Comparison | undefined }>();
  #work: Promise<void> | undefined;
  #stopped = false;

  constructor(around: Around) {
    this.#around = around;
  }

  /** What is known of the articles that were finished last; what is not begins to be found out. */
  ask(): {
    readonly of: number;
    readonly known: readonly { readonly article: Indexed; readonly comparison: Comparison }[];
  } {
    const articles = this.#articles();
    const known = articles.flatMap((article) => {
      const found = this.#known.get(article.uri);
      return found?.comparison && found.of === this.#key(article)
        ? [{ article, comparison: found.comparison }]
        : [];
    });
    if (articles.some((article) => !this.#isKnown(article)))
      this.#work ??= this.#run()
        .catch((error) => this.#around.failed(error))
        .finally(() => {
          this.#work = undefined;
        });
    return { of: articles.filter((article) => !this.#isUnreadable(article)).length, known };
  }

  /** Ends the work. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  #articles(): readonly Indexed[] {
    return this.#around
      .index()
      .articles()
      .filter(({ finished }) => finished !== undefined)
      .sort((a, b) => (a.finished! < b.finished! ? 1 : a.finished! > b.finished! ? -1 : 0))
      .slice(0, MOST);
  }

  #key({ stamp }: Indexed): string {
    return `${this.#around.showThreshold()} ${stamp}`;
  }

  #isKnown(article: Indexed): boolean {
    return this.#known.get(article.uri)?.of === this.#key(article);
  }

  #isUnreadable(article: Indexed): boolean {
    return this.#isKnown(article) && this.#known.get(article.uri)?.comparison === undefined;
  }

  async #run(): Promise<void> {
    const { files, recognizer, clock, changed, index, showThreshold } = this.#around;
    const projects = this.#around.projects();
    const slices = new Slices(this.#around);
    const asked = await recognizer();
    let told = clock();
    const articles = this.#articles();
    const wanted = new Set(articles.map(({ uri }) => uri));
    for (const uri of this.#known.keys()) if (!wanted.has(uri)) this.#known.delete(uri);
    for (const article of articles) {
      if (this.#stopped) return;
      if (this.#isKnown(article)) continue;
      const { uri } = article;
      const of = this.#key(article);
      const threshold = showThreshold();
      const [text, source] = await Promise.all([files.read(uri), files.read(article.sidecar)]);
      let comparison: Comparison | undefined;
      if (text.kind === 'text' && source.kind === 'text') {
        const { project } = await projects.of(uri);
        const sidecar = readSidecar(source.text);
        const options = recognizeOptions(uri, project, sidecar);
        const recognition = await recognizeInSlices(asked, text.text, options, slices, {
          outdated: () => this.#stopped || index().get(uri)?.stamp !== article.stamp,
        });
        // It has changed meanwhile, and will be asked for again.
        if (!recognition) continue;
        comparison = compare(text.text, recognition, sidecar, threshold);
      }
      this.#known.set(uri, { of, comparison });
      await slices.turn();
      if (clock() - told < PACE) continue;
      told = clock();
      changed();
    }
    changed();
  }
}
