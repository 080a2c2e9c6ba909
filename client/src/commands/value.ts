import { l10n, type QuickPickItem, window } from 'vscode';
import { COMMANDS, type ReadDateArgument, type ValueInfo } from '../../../server/src/protocol';
import type { Session } from '../session';
import { check } from './apply';

interface Item extends QuickPickItem {
  readonly value: string;
}

/**
 * Asks for the value of a date: the one that it has, others that it may have, or one that is typed, as TIMEX3, as
 * articles write it (`19/4`), or what is to be different of the one that it has (`+7`), with what is wrong with that.
 *
 * @param uri of the article, whose day of publication tells the year
 * @param isWrong of a value that is there already: then the likeliest other one comes first to hand
 * @returns '' where the person gives none; undefined when they cancel
 */
export function askForValue(
  session: Session,
  uri: string,
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
    'TIMEX3, for example {0}; as articles write it, {1}; or what is different, {2}. May be empty.',
    '2024-09-06, 2024-09, 2024-Q1, T11:00, P3Y',
    '6/9',
    '26, +7, -1y, m, 10:15',
  );
  box.value = value;
  box.items = known;
  if (isWrong && value !== '' && known[1]) box.activeItems = [known[1]];
  const typed = () => box.value.trim();
  const show = (first: Item) => {
    box.items = known.includes(first) ? known : [first, ...known.slice(1)];
    box.activeItems = [first];
  };
  const itemFor = (now: string, detail?: string) =>
    (now === '' ? own : known.find((one) => one.value === now)) ??
    item(now, l10n.t('as typed'), detail === undefined ? {} : { detail });
  /** What is typed: a value, or a date as articles write it, or what is wrong with it. */
  const meant = async (now: string): Promise<{ readonly first: Item; readonly isWrong: boolean }> => {
    const what = await check(session, now, 'timex').catch(() => undefined);
    if (what === undefined) return { first: itemFor(now), isWrong: false };
    const argument: ReadDateArgument = { uri, text: now, own: value };
    const read = await session.server
      .execute<string | null>(COMMANDS.readDate, argument)
      .catch(() => undefined);
    return read
      ? {
          first: known.find((one) => one.value === read) ?? item(read, l10n.t('for “{0}”', now)),
          isWrong: false,
        }
      : { first: itemFor(now, what), isWrong: true };
  };
  return new Promise((resolve) => {
    let answer: string | undefined;
    let last = value;
    let latest: ReturnType<typeof meant> | undefined;
    box.onDidChangeValue(async () => {
      const now = typed();
      // Setting the value at first is told of, too.
      if (now === last) return;
      last = now;
      show(itemFor(now));
      latest = meant(now);
      const { first } = await latest;
      if (now === typed()) show(first);
    });
    box.onDidAccept(async () => {
      let picked = box.activeItems[0]?.value ?? typed();
      // What is typed counts as what it means, which may not be there yet; what is wrong with it stands below it.
      if (picked === typed() && picked !== value && latest) {
        const { first, isWrong: isFaulty } = await latest;
        if (isFaulty) return;
        picked = first.value;
      }
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
