/** Used when the address names no database. */
const DEFAULT_DATABASE = 'dalil';

/** Hosts with ports (IPv6 in brackets, socket paths encoded), separated by commas, then perhaps a database. */
const READABLE = /^(?<hosts>[\w.,%[\]:-]+)(?:\/(?<database>[^/]*))?$/;

export interface MongoAddress {
  /** For people and logs: hosts and database, no user and no password. */
  readonly name: string;
  readonly database: string;
}

/** Reads what is needed of a MongoDB address. Of one that is not well formed nothing is shown. */
export function mongoAddress(url: string): MongoAddress {
  const [withoutOptions = '', options = ''] = url.replace(/^mongodb(\+srv)?:\/\//, '').split('?', 2);
  const withoutUser = withoutOptions.slice(withoutOptions.lastIndexOf('@') + 1);
  const { hosts, database } = READABLE.exec(withoutUser)?.groups ?? {};
  const chosen = database || DEFAULT_DATABASE;
  // An `@` only behind a `?` may end a password with a `?` in it: then what stands before is a user and a secret.
  const doubtful = options.includes('@') && !withoutOptions.includes('@');
  const name =
    hosts && !doubtful ? `MongoDB at ${hosts}, database ${chosen}` : 'MongoDB at an unreadable address';
  return { name, database: chosen };
}
