import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KnowledgeData } from '../../src/core/recognition/names/knowledge';

const script = path.resolve(__dirname, '../../../../scripts/build-knowledge.mjs');

/** Compiles the lists as the build does, so that tests never see an old file. */
export async function buildKnowledge(language = 'vi'): Promise<KnowledgeData> {
  const builder: { buildKnowledge(id: string): Promise<{ data: KnowledgeData }> } = await import(
    pathToFileURL(script).href
  );
  return (await builder.buildKnowledge(language)).data;
}
