import type { ValueStore } from '../ports/store.ts';

export interface SecretParts {
  readonly values: Pick<ValueStore, 'get' | 'swap'>;
  readonly randomBytes: (size: number) => Buffer;
}

/** A secret of the installation: made when it is first asked for, and then the same in every process. */
export function keptSecret(name: string, { values, randomBytes }: SecretParts): () => Promise<string> {
  let known: Promise<string> | undefined;
  const read = async () => {
    const kept = await values.get(name);
    if (kept !== undefined) return kept;
    const made = randomBytes(32).toString('base64url');
    // Of several processes that make one at once the first one's counts.
    return (await values.swap(name, undefined, made)) ? made : ((await values.get(name)) ?? made);
  };
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
