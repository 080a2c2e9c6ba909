import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { FormatError } from '../core/formats/model';
import { FORMATS } from '../core/formats/registry';
import { TOKENIZERS } from '../core/formats/tokens';
import { LANGUAGE_IDS } from '../core/recognition/language';
import type { Lang } from '../core/recognition/types';
import { KEEPS } from '../core/sidecar/merge';
import { REVIEW_STATES } from '../core/sidecar/state';
import { parseDay } from '../core/text/civil';
import { shortPath } from '../node/paths';
import { reason } from '../node/reason';
import { Refusal } from '../workspace/exchange/refusals';
import { annotate } from './annotate';
import { CHECK_FORMATS, check } from './check';
import { type EvaluateOptions, evaluate } from './evaluate';
import { type ExportOptions, exportData } from './export';
import { formats } from './formats';
import { type ImportOptions, importData } from './import';
import { type MergeOptions, merge } from './merge';
import { fieldsOf, type PipeOptions, pipe } from './pipe';
import { recognize } from './recognize';
import { type SampleOptions, sample } from './sample';
import { STATUS_FORMATS, type StatusOptions, status as statusOf } from './status';
import { type SuggestOptions, suggestNext } from './suggest';
import { INTERRUPTED, type Io, Misuse, say } from './terminal';
import { type TrainOptions, train } from './train';

const MISUSE = 2;

/**
 * Runs a command.
 *
 * @param argv without the names of node and the program
 * @returns the exit status; `lsp` goes on after that
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = new Command('dateline')
    .description('Recognizes, checks, annotates and exports news articles.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .showHelpAfterError('(--help shows how it is used)');

  program
    .command('recognize')
    .description('print names, dates and line kinds, one JSON line for each file; - is standard input')
    .argument('<file...>')
    .addOption(
      new Option('--lang <language>', 'language of the articles; otherwise it is detected').choices(
        LANGUAGE_IDS,
      ),
    )
    .option(
      '--published <day>',
      'publication date as YYYY-MM-DD; otherwise it is looked for in the article',
      isoDay,
    )
    .addOption(jobs())
    .action(async (files: string[], options: { lang?: Lang; published?: string; jobs?: number }) => {
      const { lang, published, jobs } = options;
      status = await recognize(
        files,
        {
          ...(jobs ? { jobs } : {}),
          ...(lang ? { lang } : {}),
          ...(published ? { published: { value: published, source: 'option' as const } } : {}),
        },
        io,
      );
    });

  program
    .command('pipe')
    .description(
      'recognize a stream: records with text, and id, published, lang where known, in; records out, in order',
    )
    .argument('[file]', 'JSON lines (.jsonl, .jsonl.gz) or Parquet; otherwise JSON lines from standard input')
    .option(
      '--out <file>',
      'where the records go, as Parquet where it ends in .parquet; otherwise JSON lines to standard output',
    )
    .option('--force', 'replace that file')
    .option('--fields <names>', 'what the records call them, for example text=content,published=date')
    .option('--keep <fields>', 'hand these fields through, with commas')
    .addOption(
      new Option('--lang <language>', 'where a record says nothing; otherwise it is detected').choices(
        LANGUAGE_IDS,
      ),
    )
    .option('--published <day>', 'publication date where a record says nothing, as YYYY-MM-DD', isoDay)
    .addOption(jobs())
    .action(async (file: string | undefined, options: PipeOptions) => {
      status = await pipe(file, options, io);
    });

  program
    .command('sample')
    .description('take the articles most worth annotating out of what pipe has written, with suggestions')
    .argument('<path>', 'JSON lines (.jsonl, .jsonl.gz) or Parquet, or a folder of such files')
    .requiredOption('--out <folder>', 'a new folder for the articles and their sidecars')
    .option('--count <number>', 'how many', wholeNumber, 30)
    .addOption(
      new Option('--by <what>', 'doubt takes those with most to correct and most new names')
        .choices(['doubt', 'random'])
        .default('doubt'),
    )
    .option('--label <labels>', 'only these count, with commas, and only articles that have one of them')
    .option('--site <field>', 'the field of the records that names the site')
    .option('--per-site <number>', 'with --site: at most so many articles of one', wholeNumber)
    .option('--from <day>', 'only articles of this day or later, as YYYY-MM-DD', isoDay)
    .option('--to <day>', 'only articles of this day or earlier', isoDay)
    .option('--texts <path>', 'what pipe read, where its output has no texts')
    .option('--fields <names>', 'what its records call them, for example text=content,id=url')
    .option('--seed <number>', 'another seed takes others of equals', wholeNumber, 1)
    .action(
      async (path: string, { fields, ...options }: Omit<SampleOptions, 'fields'> & { fields?: string }) => {
        status = await sample(path, { ...options, fields: fieldsOf(fields) }, io);
      },
    );

  program
    .command('annotate')
    .description('write suggestions into the sidecars of articles; decisions stay as they are')
    .argument('<path...>', 'articles, or folders to search for articles')
    .addOption(jobs())
    .addOption(verbose())
    .addOption(noLearn())
    .addOption(models())
    .addOption(modelCommand())
    .action(async (paths: string[], options: Parameters<typeof annotate>[1]) => {
      status = await annotate(paths, options, io);
    });

  program
    .command('check')
    .description("print the editor's findings as file:line:col severity code message")
    .argument('<path...>', 'articles, or folders to search for articles')
    .addOption(new Option('--format <format>', 'how to print').choices(CHECK_FORMATS).default('text'))
    .addOption(jobs())
    .addOption(verbose())
    .addOption(noLearn())
    .addOption(models())
    .addOption(modelCommand())
    .action(async (paths: string[], options: Parameters<typeof check>[1]) => {
      status = await check(paths, options, io);
    });

  program
    .command('status')
    .description('print how many articles are untouched, in review, finished, or changed since')
    .argument('[path...]', 'articles, or folders to search for articles', ['.'])
    .addOption(new Option('--format <format>', 'how to print').choices(STATUS_FORMATS).default('text'))
    .addOption(
      new Option('--list <state>', 'print the paths of articles in this state').choices(REVIEW_STATES),
    )
    .addOption(verbose())
    .action(async (paths: string[], options: StatusOptions) => {
      status = await statusOf(paths, options, io);
    });

  program
    .command('export')
    .description('write annotations as training data')
    .argument('<path...>', 'articles, or folders to search for articles')
    .addOption(
      new Option('--format <format>', 'file format, see dateline formats')
        .choices(FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'where to write')
    .addOption(
      new Option('--include <what>', 'suggested adds what nobody has decided')
        .choices(['accepted', 'suggested'])
        .default('accepted'),
    )
    .option(
      '--tokens <how>',
      `${TOKENIZERS.join(' or ')}, or a JSONL file with tokens of your own`,
      'syllables',
    )
    .addOption(
      new Option('--misaligned <how>', 'what becomes of spans that cut tokens')
        .choices(['expand', 'contract', 'drop'])
        .default('expand'),
    )
    .option('--line-kinds', 'write kinds of lines as annotations')
    .option('--drop-boilerplate', 'leave boilerplate lines out; offsets are those of the remaining text')
    .option('--split <parts>', 'deal the articles out, for example train=80,dev=10,test=10')
    .option('--seed <text>', 'another seed deals them out otherwise', '1')
    .option('--group-by-site', 'keep the articles of one folder in one part, as near-duplicates always are')
    .option(
      '--spreadsheet',
      'csv for a spreadsheet: with a byte order mark, and no text is taken for a formula',
    )
    .addOption(
      new Option(
        '--only <articles>',
        'articles of folders that are finished, or that have decisions; without it the finished ones, or where none is those with decisions',
      ).choices(['finished', 'decided']),
    )
    .addOption(new Option('--all', 'all articles, also those that nobody has worked on').conflicts('only'))
    .option('--force', 'replace files in the folder that come from no export')
    .option('--strict', 'write nothing when anything is lost')
    .option(
      '--allow-loss <kinds>',
      'losses that --strict accepts: reasons or fields, with commas, for example by,at',
    )
    .addOption(jobs())
    .addOption(verbose())
    .addOption(noLearn())
    .action(async (paths: string[], options: ExportOptions) => {
      status = await exportData(paths, options, io);
    });

  program
    .command('import')
    .description('take annotations of other tools into sidecars; decisions stay as they are')
    .argument('<path...>', 'files to import, or folders of them')
    .addOption(
      new Option('--format <format>', 'file format, see dateline formats')
        .choices(FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption('--articles <folder>', 'where the articles are')
    .option(
      '--map <labels>',
      'labels of the files and of the project: PERSON=PER,FAC=LOC; NORP= leaves one out',
    )
    .option('--keep-labels', 'take labels over that the project does not know')
    .option('--replace', 'replace decisions that contradict the files')
    .addOption(new Option('--status <status>', 'of all spans').choices(['accepted', 'suggested']))
    .option('--by <name>', 'author, where the files name none', 'import')
    .option(
      '--layer <name>',
      'which annotations, where a file has several: number of a column, name of a layer, set, group or track',
    )
    .option('--create', 'write articles that are not there yet')
    .option('--strict', 'write nothing when anything cannot be placed')
    .option('--dry-run', 'only say what would be done')
    .option('--report <folder>', 'write what was not imported to losses.txt and losses.json there')
    .addOption(jobs('threads that place annotations'))
    .action(async (paths: string[], options: ImportOptions) => {
      status = await importData(paths, options, io);
    });

  program
    .command('train')
    .description('train a model on the decisions of a corpus, which its suggestions then come from')
    .argument('[folder...]', 'folders of articles; the model is for the first')
    .option('--conll <file...>', 'learn from these files of tokens and tags instead')
    .option('--dev <file...>', 'with --conll: stop by these files, and score on them')
    .option('--texts <path...>', 'articles without decisions, which tell what kinds of words there are, too')
    .addOption(
      new Option(
        '--lang <language>',
        'with --conll: language of the files; otherwise it is detected',
      ).choices(LANGUAGE_IDS),
    )
    .option('--from-scratch', 'know nothing of what the shipped model suggests')
    .option('--seed <number>', 'another seed gives another model', wholeNumber, 1)
    .option('--out <file>', 'where the model goes; by default .dateline/model.bin in the folder')
    .option('--json', 'print what was learned as JSON')
    .action(async (paths: string[], options: TrainOptions) => {
      status = await train(paths, options, io);
    });

  program
    .command('evaluate')
    .description(
      "score suggestions against the finished articles of a corpus, or any tool's against files of tokens",
    )
    .argument('[path...]', 'articles, or folders to search for articles')
    .option('--model <file>', "score this model, or shipped; by default the corpus's own where it has one")
    .option('--against <file>', 'compare with another one, or shipped, or another --predicted file')
    .option('--conll <file...>', 'score against these files of tokens and tags instead')
    .option('--predicted <file...>', 'with --conll: what a tool says of the same tokens')
    .addOption(
      new Option(
        '--lang <language>',
        'with --conll: language of the files; otherwise it is detected',
      ).choices(LANGUAGE_IDS),
    )
    .option('--seed <number>', 'for the comparison', wholeNumber, 1)
    .addOption(models())
    .addOption(modelCommand())
    .option('--json', 'print the figures as JSON')
    .action(async (paths: string[], options: EvaluateOptions) => {
      status = await evaluate(paths, options, io);
    });

  program
    .command('suggest')
    .description('say which articles bring most when they are annotated next, and why')
    .argument('[path...]', 'articles, or folders to search for articles', ['.'])
    .option('--next <number>', 'how many', wholeNumber, 10)
    .option('--curve', 'say what more articles would bring, from the finished ones; that trains four times')
    .option('--seed <number>', 'for the curve', wholeNumber, 1)
    .option('--json', 'as JSON')
    .action(async (paths: string[], options: SuggestOptions) => {
      status = await suggestNext(paths, options, io);
    });

  program
    .command('merge')
    .description(
      'merge sidecars entry by entry: BASE OURS THEIRS, as git calls a merge driver; the result replaces OURS',
    )
    .argument(
      '[path...]',
      'the three files; with --install a folder; with --settle sidecars with conflict marks',
    )
    .option(
      '--install',
      'set it up in the git repository of a folder: .gitattributes and its own configuration',
    )
    .option('--settle', 'merge what git left between conflict marks')
    .addOption(new Option('--keep <side>', 'where two people decided in different ways').choices(KEEPS))
    .action(async (paths: string[], options: MergeOptions) => {
      status = await merge(paths, options, io);
    });

  program
    .command('formats')
    .description('list the formats of export and import, and what each holds')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => formats(options.json === true, io));

  program
    .command('lsp')
    .description('run the language server, for any editor')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      // What only a server needs takes longer to load than all the rest.
      (await import('../node/start.js')).startServer();
    });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSE;
    if (error instanceof Error && error.name === 'AbortError') return INTERRUPTED;
    const misused = error instanceof Misuse || error instanceof Refusal;
    say(io, `dateline: ${misused || error instanceof FormatError ? error.message : withPath(error)}`);
    return misused ? MISUSE : 1;
  }
}

/** What the system says of a file, in words, with the file. */
function withPath(error: unknown): string {
  const { path, message } = error as NodeJS.ErrnoException;
  const words = reason(error);
  return path === undefined || words === message ? words : `${shortPath(path)}: ${words}`;
}

const verbose = () => new Option('--verbose', 'name the files that are left out');

const jobs = (what = 'threads that recognize') =>
  new Option('--jobs <number>', `${what}; by default one for each core`).argParser(threads);

const noLearn = () =>
  new Option('--no-learn', 'leave suggestions as they are without what was decided in other articles');

const models = () =>
  new Option('--models <file>', 'ask these models too: JSON as the setting dateline.models has it');

const modelCommand = () =>
  new Option(
    '--model-command <command>',
    'ask this program too, a line of JSON for a line of JSON; may be given several times',
  ).argParser((command: string, before: string[] = []) => [...before, command]);

const MOST_THREADS = 256;

function threads(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > MOST_THREADS)
    throw new InvalidArgumentError(`Expected a number from 1 to ${MOST_THREADS}.`);
  return number;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Expected a whole number.');
  return number;
}

function isoDay(value: string): string {
  if (parseDay(value) === undefined) throw new InvalidArgumentError('Expected a day as YYYY-MM-DD.');
  return value;
}
