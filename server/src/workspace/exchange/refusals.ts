/** What was asked for cannot be done; the message tells a person what to do instead. Nothing was written. */
export class Refusal extends Error {}

/** A person was asked and said no. Nothing was written. */
export class Declined extends Error {}
