import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that a failure belongs to the change that brought it.
 * `FC_SEED=random` tries others, and `FC_SEED=N` those of a run that printed N.
 */
const wanted = process.env['FC_SEED'] ?? '20261121';
fc.configureGlobal({ seed: wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted) });

/** Commands speak English to tests, whatever the language of the machine, in this process and its children. */
process.env['LC_ALL'] = 'C.UTF-8';
