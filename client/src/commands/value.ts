import { l10n, type QuickPickItem, window } from 'vscode';
import type { ValueInfo } from '../../../server/src/protocol';
import type { Session } from '../session';
import { check } from './apply';

interface Item extends QuickPickItem {
  readonly value: string;
}

/**
 * Asks for the value of a date: the one that it has, others that it may have, or one that is typed, with what is
 * wrong with that.
 *
 * @param isWrong of a value that is there already: then the likeliest other one comes first to hand
 * @returns '' where the person gives none; undefined when they cancel
 */
export function askForValue(
  session: Session,
  { text, value, candidates }: ValueInfo,
  isWrong = false,
): Promise<string | undefined> {
  const item = (of: string, description: string, more: { label?: string; detail?: string } = {}): Item => {
    return { label: of, description, value: of, alwaysShow: true, ...more };
  };
  const own = value === '' ? item('', '', { label: l10n.t('No value') }) : item(value, l10n.t('as it is'));
  const known = [own, ...candidates.map((one) => item(one.value, one.why))];
  const box = window.createQuickPick<Item>();
  box.title = l10n.t('Value of “{0}”', text);
  box.placeholder = l10n.t(
    'TIMEX3, for example {0}. May be empty.',
    '2024-09-06, 2024-09, 2024-Q1, T11:00, P3Y',
  );
  box.value = value;
  box.items = known;
  if (isWrong && value !== '' && known[1]) box.activeItems = [known[1]];
  let wrong: Promise<string | undefined> = Promise.resolve(undefined);
  const typed = () => box.value.trim();
  const show = (now: string, detail?: string) => {
    const found = now === '' ? own : known.find((one) => one.value === now);
    const first = found ?? item(now, l10n.t('as typed'), detail === undefined ? {} : { detail });
    box.items = found ? known : [first, ...known.slice(1)];
    box.activeItems = [first];
  };
  return new Promise((resolve) => {
    let answer: string | undefined;
    let last = value;
    box.onDidChangeValue(async () => {
      const now = typed();
      // Setting the value at first is told of, too.
      if (now === last) return;
      last = now;
      wrong = check(session, now, 'timex').catch(() => undefined);
      show(now);
      const what = await wrong;
      if (what !== undefined && now === typed()) show(now, what);
    });
    box.onDidAccept(async () => {
      const picked = box.activeItems[0]?.value ?? typed();
      // What is wrong with it stands below it.
      if (picked === typed() && picked !== value && (await wrong) !== undefined) return;
      answer = picked;
      box.hide();
    });
    box.onDidHide(() => {
      resolve(answer);
      box.dispose();
    });
    box.show();
  });
}
