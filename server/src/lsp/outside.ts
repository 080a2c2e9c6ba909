import { readModels } from '../core/recognition/outside/model';
import { OutsideModels } from '../workspace/outside';
import { isTrusted } from './config';
import type { Session } from './session';

/** The models that the user has named in the settings; what they say comes to the screen when it is there. */
export function outsideModels(session: Session): OutsideModels | undefined {
  const { connectOutside } = session.host;
  return (
    connectOutside &&
    new OutsideModels(connectOutside, {
      fault: ({ model, reason, detail }) =>
        session.warn(session.config.messages.outside[reason](model, detail)),
      answered: () => session.guard('dateline.models', () => session.changed()),
    })
  );
}

/** Texts of a workspace that is not trusted are given to none. */
export function configureOutside(session: Session): void {
  const { outside, config } = session;
  if (!outside) return;
  const { models, problems } = readModels(config.settings.models);
  outside.configure(isTrusted(config) ? models : []);
  for (const problem of problems)
    outside.tell({ model: 'dateline.models', reason: 'setting', detail: problem }, problem);
}
