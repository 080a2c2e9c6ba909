/** Thrown where work ends because the client does not need its result any more. */
export class Cancelled extends Error {}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
