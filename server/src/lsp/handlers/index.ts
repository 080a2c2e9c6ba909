import type { Handler } from '../dispatch';
import { EXECUTE } from './commands';
import { LANGUAGE } from './language';
import { WORKSPACE } from './workspace';

/** All that the server takes, besides the documents themselves. */
export const HANDLERS: readonly Handler[] = [...LANGUAGE, ...WORKSPACE, ...EXECUTE];
