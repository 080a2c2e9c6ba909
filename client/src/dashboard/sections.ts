import { env, l10n } from 'vscode';
import type { ReviewState } from '../../../server/src/protocol';
import type { Bounded, DashboardResult, Unit } from '../../../server/src/protocol/dashboard';
import { nameOf } from '../badges';
import type { Chart, Model, Section } from './model';

const STATES: readonly ReviewState[] = ['finished', 'review', 'changed', 'untouched'];

/** The dashboard in words and numbers for people. */
export function modelOf(result: DashboardResult): Model {
  const { articles, states, accepted, rejected, suggested, complete } = result;
  const notice =
    articles === 0
      ? complete
        ? l10n.t('There are no articles in this folder.')
        : l10n.t('The articles are being read…')
      : complete
        ? undefined
        : l10n.t('The articles are being read: so far {0}.', number(articles));
  return {
    title: l10n.t('Dateline: the corpus'),
    ...(notice === undefined ? {} : { notice }),
    tiles: [
      { name: l10n.t('Articles'), value: number(articles) },
      { name: l10n.t('Finished'), value: `${number(states.finished)} (${share(states.finished, articles)})` },
      { name: l10n.t('Accepted'), value: number(accepted) },
      { name: l10n.t('Rejected'), value: number(rejected) },
      { name: l10n.t('Suggested in sidecars'), value: number(suggested) },
    ],
    sections:
      articles === 0
        ? []
        : [
            progress(result),
            pace(result),
            finished(result),
            labels(result),
            entities(result),
            dates(result),
            folders(result),
            agreement(result),
            calibration(result),
          ],
    asTable: l10n.t('As a table'),
  };
}

const number = (n: number) => n.toLocaleString(env.language);
const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`);
const percent = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;

/** A chart, and the table of the same. */
function charted(first: string, chart: Chart, format = number): Pick<Section, 'chart' | 'table'> {
  const { labels, series } = chart;
  return {
    chart,
    table: {
      columns: [first, ...series.map(({ name }) => name)],
      rows: labels.map((label, n) => [
        label,
        ...series.map(({ values }) => (values[n] === null ? '–' : format(values[n]!))),
      ]),
    },
  };
}

function more({ items, total }: Bounded<unknown>): readonly string[] {
  return total > items.length ? [l10n.t('{0} more are not shown.', number(total - items.length))] : [];
}

function unitName(unit: Unit): string {
  const names = {
    day: l10n.t('Day'),
    week: l10n.t('Week from'),
    month: l10n.t('Month'),
    year: l10n.t('Year'),
  };
  return names[unit];
}

function progress({ states, articles }: DashboardResult): Section {
  const chart: Chart = {
    kind: 'rows',
    labels: STATES.map(nameOf),
    series: [{ name: l10n.t('Articles'), values: STATES.map((state) => states[state]) }],
  };
  return {
    id: 'progress',
    title: l10n.t('Progress'),
    summary: l10n.t(
      'Finished: {0} of {1} ({2} %)',
      number(states.finished),
      number(articles),
      Math.floor((100 * states.finished) / articles),
    ),
    notes: [],
    ...charted(l10n.t('State'), chart),
  };
}

function pace({ pace: { unit, items, earlier, undated } }: DashboardResult): Section {
  const all = ({ kept, changed, rejected }: (typeof items)[number] | typeof earlier) =>
    kept + changed + rejected;
  const total = items.reduce((sum, one) => sum + all(one), 0);
  const notes = [
    l10n.t('Days are those of UTC.'),
    ...(all(earlier) > 0 ? [l10n.t('Earlier decisions: {0}.', number(all(earlier)))] : []),
    ...(all(undated) > 0
      ? [l10n.t('Decisions without a time in the sidecar: {0}.', number(all(undated)))]
      : []),
  ];
  const id = 'pace';
  const title = l10n.t('Decisions over time');
  const last = items.at(-1);
  if (!last) return { id, title, summary: l10n.t('Nobody has decided anything yet.'), notes: notes.slice(1) };
  return {
    id,
    title,
    summary: l10n.t('Decisions from {1} to {2}: {0}.', number(total), items[0]!.at, last.at),
    notes,
    ...charted(unitName(unit), {
      kind: 'bars',
      labels: items.map(({ at }) => at),
      series: [
        { name: l10n.t('Accepted as suggested, or added'), values: items.map(({ kept }) => kept) },
        { name: l10n.t('Changed'), values: items.map(({ changed }) => changed) },
        { name: l10n.t('Rejected'), values: items.map(({ rejected }) => rejected) },
      ],
    }),
  };
}

function finished({ pace: { unit, items, earlier, undated } }: DashboardResult): Section {
  const id = 'finished';
  const title = l10n.t('Articles finished over time');
  const total = items.reduce((sum, one) => sum + one.finished, 0);
  const [first, last] = [items.find((one) => one.finished > 0), items.findLast((one) => one.finished > 0)];
  const notes = [
    ...(earlier.finished > 0 ? [l10n.t('Finished earlier: {0}.', number(earlier.finished))] : []),
    ...(undated.finished > 0
      ? [l10n.t('Finished without a time in the sidecar: {0}.', number(undated.finished))]
      : []),
  ];
  if (!first || !last) return { id, title, summary: l10n.t('No article is finished yet.'), notes };
  return {
    id,
    title,
    summary: l10n.t('Articles finished from {1} to {2}: {0}.', number(total), first.at, last.at),
    notes,
    ...charted(unitName(unit), {
      kind: 'bars',
      labels: items.map(({ at }) => at),
      series: [{ name: l10n.t('Articles finished'), values: items.map((one) => one.finished) }],
    }),
  };
}

function labels({ labels }: DashboardResult): Section {
  const { items } = labels;
  const id = 'labels';
  const title = l10n.t('Labels');
  const [first] = items;
  if (!first) return { id, title, summary: l10n.t('No name and no date is in a sidecar yet.'), notes: [] };
  const chart: Chart = {
    kind: 'rows',
    labels: items.map(({ label }) => label),
    series: [{ name: l10n.t('Mentions'), values: items.map(({ mentions }) => mentions) }],
  };
  return {
    id,
    title,
    summary: l10n.t('Most mentions: {0} ({1}).', first.label, number(first.mentions)),
    notes: more(labels),
    chart,
    table: {
      columns: [l10n.t('Label'), l10n.t('Mentions'), l10n.t('Names')],
      rows: items.map(({ label, mentions, entities }) => [
        label,
        number(mentions),
        entities === undefined ? '–' : number(entities),
      ]),
    },
  };
}

function entities({ entities }: DashboardResult): Section {
  const { items } = entities;
  const id = 'names';
  const title = l10n.t('Names');
  const [first] = items;
  if (!first) return { id, title, summary: l10n.t('No name is in a sidecar yet.'), notes: [] };
  return {
    id,
    title,
    summary: l10n.t('Most mentions: {0} ({1}).', first.name, number(first.mentions)),
    notes: more(entities),
    chart: {
      kind: 'rows',
      labels: items.map(({ name, label }) => `${name} · ${label}`),
      series: [{ name: l10n.t('Mentions'), values: items.map(({ mentions }) => mentions) }],
    },
    table: {
      columns: [l10n.t('Name'), l10n.t('Label'), l10n.t('Mentions'), l10n.t('Articles')],
      rows: items.map(({ name, label, mentions, articles }) => [
        name,
        label,
        number(mentions),
        number(articles),
      ]),
    },
  };
}

function dates({ dates: { unit, items, outside, other } }: DashboardResult): Section {
  const id = 'dates';
  const title = l10n.t('Dates that the articles speak of');
  const notes = [
    ...(outside > 0 ? [l10n.t('Before or after these: {0}.', number(outside))] : []),
    ...(other > 0
      ? [l10n.t('Less exact, or in no calendar (durations, times of day, what recurs): {0}.', number(other))]
      : []),
  ];
  const most = items.reduce<(typeof items)[number] | undefined>(
    (best, one) => (one.mentions > (best?.mentions ?? 0) ? one : best),
    undefined,
  );
  if (!most) return { id, title, summary: l10n.t('No date is in a sidecar yet.'), notes };
  return {
    id,
    title,
    summary: l10n.t('Most mentions: {0} ({1}).', most.at, number(most.mentions)),
    notes,
    ...charted(unitName(unit), {
      kind: 'bars',
      labels: items.map(({ at }) => at),
      series: [{ name: l10n.t('Mentions'), values: items.map(({ mentions }) => mentions) }],
    }),
  };
}

function folders({ folders }: DashboardResult): Section {
  const { items, total } = folders;
  return {
    id: 'folders',
    title: l10n.t('Articles by folder'),
    summary: l10n.t('Folders with articles: {0}.', number(total)),
    notes: more(folders),
    ...charted(l10n.t('Folder'), {
      kind: 'rows',
      labels: items.map(({ folder }) => folder || l10n.t('(top)')),
      series: STATES.map((state) => ({
        name: nameOf(state),
        values: items.map(({ states }) => states[state]),
      })),
    }),
  };
}

const shareText = (value: number) => `${value.toLocaleString(env.language)} %`;

/** What holds for everything that is said of the recognizer. */
function asked({ agreement: { articles, of } }: DashboardResult): readonly string[] {
  return [
    l10n.t(
      'What today’s recognizer suggests in the articles that were finished last: {0}.',
      number(articles),
    ),
    ...(articles < of ? [l10n.t('It is still being asked: {0} of {1}.', number(articles), number(of))] : []),
    l10n.t('It may have learned from these articles: for new ones expect less.'),
  ];
}

function agreement(result: DashboardResult): Section {
  const { all, over } = result.agreement;
  const id = 'agreement';
  const title = l10n.t('Agreement of suggestions with decisions');
  if (result.agreement.articles === 0)
    return {
      id,
      title,
      summary:
        result.agreement.of === 0
          ? l10n.t('No article is finished yet.')
          : l10n.t('The recognizer is being asked…'),
      notes: [],
    };
  return {
    id,
    title,
    summary: l10n.t(
      'Right: {0} of what is suggested; found: {1} of what people have.',
      share(all.right, all.suggested),
      share(all.right, all.decided),
    ),
    notes: asked(result),
    ...charted(
      l10n.t('Finished in: {0}', unitName(over.unit)),
      {
        kind: 'lines',
        labels: over.items.map(({ at }) => at),
        series: [
          {
            name: l10n.t('right, of what is suggested'),
            values: over.items.map(({ right, suggested }) => percent(right, suggested)),
          },
          {
            name: l10n.t('found, of what people have'),
            values: over.items.map(({ right, decided }) => percent(right, decided)),
          },
        ],
      },
      shareText,
    ),
  };
}

function calibration(result: DashboardResult): Section {
  const { calibration } = result.agreement;
  const id = 'calibration';
  const title = l10n.t('How sure, and how often right');
  if (calibration.length === 0)
    return { id, title, summary: l10n.t('There is nothing to compare yet.'), notes: [] };
  const total = calibration.reduce((sum, { suggested }) => sum + suggested, 0);
  const error =
    calibration.reduce(
      (sum, { confidence, suggested, right }) => sum + Math.abs(confidence * suggested - right),
      0,
    ) / total;
  const labels = calibration.map(({ confidence }) => String(Math.round(1000 * confidence) / 10));
  return {
    id,
    title,
    summary: l10n.t(
      'Confidence and share of right suggestions differ by {0} on average.',
      shareText(Math.round(1000 * error) / 10),
    ),
    notes: asked(result),
    chart: {
      kind: 'curve',
      labels,
      series: [
        {
          name: l10n.t('right'),
          values: calibration.map(({ right, suggested }) => percent(right, suggested)),
        },
        { name: l10n.t('as often as it is sure'), values: labels.map(Number) },
      ],
    },
    table: {
      columns: [l10n.t('Confidence'), l10n.t('right'), l10n.t('Suggestions')],
      rows: calibration.map(({ right, suggested }, n) => [
        shareText(Number(labels[n])),
        shareText(percent(right, suggested)!),
        number(suggested),
      ]),
    },
  };
}
