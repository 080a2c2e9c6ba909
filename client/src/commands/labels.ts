import { l10n, type TextDocument, window } from 'vscode';
import type { Session } from '../session';

const STANDARD = ['PER', 'LOC', 'ORG', 'MISC'];
const DATE = 'DATE';

/** Asks for one of the article's labels. @param current is named first */
export async function pickLabel(
  session: Session,
  document: TextDocument,
  current?: string,
): Promise<string | undefined> {
  const known = session.annotations.get(document.uri)?.labels ?? STANDARD.map((name) => ({ name }));
  const labels = [...known.filter(({ name }) => name !== DATE), { name: DATE }];
  const items = labels.map((label) => ({
    label: label.name,
    description: ('description' in label ? label.description : undefined) ?? describe(label.name),
  }));
  items.sort((a, b) => Number(b.label === current) - Number(a.label === current));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Tag as'),
    matchOnDescription: true,
  });
  return picked?.label;
}

function describe(label: string): string {
  switch (label) {
    case 'PER':
      return l10n.t('person');
    case 'LOC':
      return l10n.t('place');
    case 'ORG':
      return l10n.t('organisation');
    case 'MISC':
      return l10n.t('other name');
    case 'DATE':
      return l10n.t('date');
    default:
      return '';
  }
}
