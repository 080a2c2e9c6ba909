import { placesIn } from '../core/annotation/places';
import type { Sidecar } from '../core/sidecar/model';
import { isSidecar } from '../core/sidecar/name';
import { quotedText } from '../core/sidecar/quoted';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import type { Annotated, YamlFile } from '../features/files/file';
import { articleFor } from '../workspace/sidecars';
import { isProject, linkTo, type Session } from './session';

/** A sidecar or `dateline.yaml` that is open in the editor. */
export interface OpenYamlFile {
  readonly file: YamlFile;
  readonly lines: LineMap;
  /** URI and lines of the article of a sidecar, where it is there. */
  readonly article?: { readonly uri: string; readonly lines: LineMap };
}

/** Undefined for other documents. */
export async function yamlFile(session: Session, uri: string): Promise<OpenYamlFile | undefined> {
  const source = session.documents.get(uri)?.getText();
  if (source === undefined) return undefined;
  const { messages } = session.config;
  const lines = new LineMap(source);
  if (isProject(uri)) return { file: { kind: 'project', source, messages }, lines };
  if (!isSidecar(uri)) return undefined;
  const sidecar = readSidecar(source);
  const of = await articleFor(uri, session.host.files);
  const article = of === undefined ? undefined : session.asOpen(of);
  const annotated = article === undefined ? undefined : await annotatedBy(session, article, sidecar);
  const { labels } = await session.articles.project(article ?? uri);
  return {
    file: { kind: 'sidecar', sidecar, labels, messages, ...(annotated ? { annotated } : {}) },
    lines,
    ...(annotated && article !== undefined ? { article: { uri: article, lines: annotated.lines } } : {}),
  };
}

/** The article as it is open, or else as it is on disk; undefined when it cannot be read. */
async function annotatedBy(
  { articles, host }: Session,
  uri: string,
  sidecar: Sidecar,
): Promise<Annotated | undefined> {
  const state = await articles.state(uri);
  const onDisk = state ? undefined : await host.files.read(uri);
  const text = state?.article.text ?? (onDisk?.kind === 'text' ? onDisk.text : undefined);
  if (text === undefined) return undefined;
  const lines = state?.article.lines ?? new LineMap(text);
  return {
    text,
    lines,
    places: placesIn(sidecar, text, quotedText(text, sidecar.header.version)),
    link: linkTo(uri, lines),
    ...(state ? { article: state.article } : {}),
  };
}
