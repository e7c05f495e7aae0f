import { type MongoForTests, mongoServer } from '../support/mongo.ts';

/** A store that journeys run on: `prepare` gives the settings that choose it, on a database nobody has used. */
export interface JourneyStore {
  readonly name: string;
  /** Two conditional saves at the same instant cannot both succeed. FerretDB reads and then writes: there they can. */
  readonly atomic: boolean;
  prepare(): Promise<{ readonly env: Record<string, string>; stop(): Promise<void> }>;
}

const SQLITE: JourneyStore = {
  name: 'SQLite',
  atomic: true,
  prepare: async () => ({ env: {}, stop: async () => undefined }),
};

/** SQLite, and MongoDB where a server can be had; `mongoServer` says aloud when it cannot. */
export function journeyStores(): JourneyStore[] {
  const server = mongoServer();
  if ('missing' in server) return [SQLITE];
  const mongo: JourneyStore = {
    name: `MongoDB (${server.name})`,
    atomic: server.name !== 'FerretDB',
    async prepare() {
      const running: MongoForTests = await server.start();
      return { env: { MONGO_URL: running.freshUrl() }, stop: () => running.stop() };
    },
  };
  return [SQLITE, mongo];
}
