import type { Store } from '../../../src/ports/store.ts';

/** A kind of store to be put through the contracts. */
export interface StoreUnderTest {
  /** An empty store; each case gets its own. */
  readonly create: () => Promise<Store>;
  /** Cases that it cannot keep, by name, and why: they are reported as skipped. */
  readonly cannot?: Readonly<Record<string, string>>;
}

export type Case = (name: string, run: (store: Store) => Promise<void>) => void;

/** Opens a store for each case of the surrounding `describe`, and says how to state one. */
export function casesFor({ create, cannot = {} }: StoreUnderTest): Case {
  let store: Store | undefined;
  beforeEach(async () => {
    store = await create();
  });
  afterEach(() => store?.close());

  return (name, run) => {
    const reason = cannot[name];
    const state = reason === undefined ? it : it.skip;
    state(reason === undefined ? name : `${name} (${reason})`, async () => {
      if (!store) throw new Error('No store was opened.');
      await run(store);
    });
  };
}

/** Runs `work` for 1 to `count`, all at once. */
export function atOnce<T>(count: number, work: (number: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index + 1)));
}
