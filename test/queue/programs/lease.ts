import { createLeaseHolder } from '../../../src/process/lease.ts';
import { openStore } from '../../../src/store/open.ts';

/** Holds a lease until killed, and prints `start` and `stop`. */
const [dataDir = '', ownerId = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const { values } = await openStore({ dataDir });
createLeaseHolder({ values, ownerId, log }).hold('telegram', {
  start: async () => console.log('start'),
  stop: async () => console.log('stop'),
});
