import type { Store } from '../../src/ports/store.ts';
import { openMongo } from '../../src/store/mongo/index.ts';

/** Works with a store at the address and closes it. */
export async function using(url: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openMongo({ url });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
