/** Writes the JSON Schemas of sidecars and `dateline.yaml` from their declarations; run by `npm run schemas`. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { toJsonSchema } from '@valibot/to-json-schema';

const require = createRequire(import.meta.url);
const out = (path) => require(`../out/server/src/core/${path}/schema.js`);

/** What patterns and lengths cannot say in JSON Schema is checked by the readers alone. */
export const SCHEMAS = {
  'client/schemas/sidecar.schema.json': () =>
    toJsonSchema(out('sidecar').sidecarSchema, { errorMode: 'ignore' }),
  'client/schemas/project.schema.json': () =>
    toJsonSchema(out('project').projectSchema, { errorMode: 'ignore' }),
};

if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const [file, schema] of Object.entries(SCHEMAS))
    fs.writeFileSync(file, `${JSON.stringify(schema(), null, 2)}\n`);
