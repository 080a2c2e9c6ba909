import type { Handler } from '../dispatch';
import { EXECUTE } from './commands';
import { CORPUS_HANDLERS } from './corpus';
import { LANGUAGE } from './language';
import { WORKSPACE } from './workspace';
import { YAML_FILES } from './yamlFiles';

/** All that the server takes, besides the documents themselves. */
export const HANDLERS: readonly Handler[] = [
  ...LANGUAGE,
  ...CORPUS_HANDLERS,
  ...YAML_FILES,
  ...WORKSPACE,
  ...EXECUTE,
];
