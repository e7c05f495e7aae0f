import { createLeaseHolder } from '../../../src/queue/lease.ts';
import { connectRedis } from '../../../src/queue/redis.ts';

/** Holds a lease until killed, and prints `start` and `stop`. */
const [socket = '', ownerId = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
createLeaseHolder({ redis: connectRedis(socket, log), ownerId, log }).hold('telegram', {
  start: async () => console.log('start'),
  stop: async () => console.log('stop'),
});
