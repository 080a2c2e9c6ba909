import { l10n, Uri, window } from 'vscode';
import type { ExportOptions, FormatInfo } from '../../../server/src/protocol/exchange';
import { baseName } from '../files';
import type { Option } from './options';

const SPLIT = 'train=80,dev=10,test=10';

/** What can be chosen for an export in a format; at first as it was chosen last. */
export function exportOptions({ tokens }: FormatInfo, last: ExportOptions = {}): Option[] {
  return [
    {
      key: 'include',
      label: l10n.t('Annotations'),
      value: last.include ?? 'accepted',
      values: [
        { value: 'accepted', label: l10n.t('accepted ones') },
        { value: 'suggested', label: l10n.t('suggestions too') },
      ],
    },
    {
      key: 'only',
      label: l10n.t('Articles'),
      value: last.only ?? '',
      values: [
        { value: '', label: l10n.t('finished ones; where none is, those with decisions') },
        { value: 'finished', label: l10n.t('finished ones') },
        { value: 'decided', label: l10n.t('those with decisions') },
        { value: 'all', label: l10n.t('all, also those that nobody has worked on') },
      ],
    },
    ...(tokens ? tokenOptions(last) : []),
    {
      key: 'boilerplate',
      label: l10n.t('Boilerplate lines'),
      value: last.dropBoilerplate ? 'drop' : 'keep',
      values: [
        { value: 'keep', label: l10n.t('stay in the text') },
        { value: 'drop', label: l10n.t('left out, offsets counted anew') },
      ],
    },
    {
      key: 'split',
      label: l10n.t('Parts'),
      value: last.split ?? '',
      values: [
        { value: '', label: l10n.t('one') },
        { value: SPLIT, label: 'train 80 %, dev 10 %, test 10 %' },
      ],
    },
  ];
}

function tokenOptions({ tokens = 'syllables', misaligned = 'expand' }: ExportOptions): Option[] {
  return [
    {
      key: 'tokens',
      label: l10n.t('Tokens'),
      value: tokens,
      values: [
        { value: 'syllables', label: l10n.t('syllables, numbers and punctuation marks') },
        { value: 'whitespace', label: l10n.t('what stands between blanks') },
        { value: 'file', label: l10n.t('from a file of your own…') },
      ],
      other: pickTokens,
      show: (uri) => baseName(Uri.parse(uri)),
    },
    {
      key: 'misaligned',
      label: l10n.t('Annotations that cut tokens'),
      value: misaligned,
      values: [
        { value: 'expand', label: l10n.t('are expanded to whole tokens') },
        { value: 'contract', label: l10n.t('are contracted to whole tokens') },
        { value: 'drop', label: l10n.t('are left out') },
      ],
    },
  ];
}

async function pickTokens(): Promise<string | undefined> {
  const picked = await window.showOpenDialog({
    title: l10n.t('File with tokens, JSON Lines'),
    filters: { 'JSON Lines': ['jsonl', 'ndjson'] },
  });
  return picked?.[0]?.toString();
}

/** The choices as the server wants them. */
export function readOptions(options: readonly Option[]): ExportOptions {
  const of = (key: string) => options.find((option) => option.key === key)?.value;
  const [tokens, misaligned, split, only] = [of('tokens'), of('misaligned'), of('split'), of('only')];
  return {
    include: of('include') === 'suggested' ? 'suggested' : 'accepted',
    dropBoilerplate: of('boilerplate') === 'drop',
    ...(tokens ? { tokens } : {}),
    ...(misaligned ? { misaligned: misaligned as NonNullable<ExportOptions['misaligned']> } : {}),
    ...(split ? { split } : {}),
    ...(only ? { only: only as NonNullable<ExportOptions['only']> } : {}),
  };
}
