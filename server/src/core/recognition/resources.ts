import { createGazetteer } from './names/gazetteer';
import type { KnowledgeData } from './names/knowledge';
import { createNameModel } from './names/model';
import type { NameResources } from './names/types';
import { createUntrained } from './names/untrained';
import type { LanguagePack } from './pack';

/** Files of the recognizer by their path: `vi/names.json`. */
export interface DataFiles {
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
}

/** The data of languages, each read when it is first asked for. */
export interface Resources {
  /** To be awaited before `of`. @throws Error when the data is not there or of another version */
  load(pack: LanguagePack): Promise<void>;
  /** @throws Error when the data has not been loaded */
  of(pack: LanguagePack): NameResources;
}

export function resourcesIn(files: DataFiles): Resources {
  const loading = new Map<string, Promise<void>>();
  const loaded = new Map<string, NameResources>();

  async function read({ id, names: { trained, words } }: LanguagePack): Promise<void> {
    const [knowledge, model] = await Promise.all([
      files.readText(`${id}/names.json`),
      trained ? files.readBytes(`${id}/names.bin`) : undefined,
    ]);
    const gazetteer = createGazetteer(JSON.parse(knowledge) as KnowledgeData, words);
    loaded.set(id, { gazetteer, model: model ? createNameModel(model) : createUntrained() });
  }

  return {
    load(pack) {
      const { id } = pack;
      let started = loading.get(id);
      if (!started) {
        started = read(pack);
        loading.set(id, started);
        // A file that was not there may be when it is asked for again.
        started.catch(() => loading.delete(id));
      }
      return started;
    },
    of({ id }) {
      const resources = loaded.get(id);
      if (!resources) throw new Error(`The data of the language ${id} has not been loaded`);
      return resources;
    },
  };
}
