import { startEmbeddedRedis } from '../../../src/queue/embedded-redis.ts';

/** Runs an embedded Redis until killed, and prints its socket. */
const [dataDir = ''] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const redis = await startEmbeddedRedis({ dataDir, redisServer: 'redis-server', log });
console.log(redis.socket);
