import { connectRedis } from '../../../src/queue/redis.ts';
import { createWorkQueue } from '../../../src/queue/work-queue.ts';

/** Prints `begin <subject>` and `end <subject>`; a run lasts as long as the second argument says. */
const [socket = '', runMs = '0'] = process.argv.slice(2);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const queue = createWorkQueue({ redis: connectRedis(socket, log), log });
await queue.work('answer', async (subjectId) => {
  console.log(`begin ${subjectId}`);
  await new Promise((resolve) => setTimeout(resolve, Number(runMs)));
  console.log(`end ${subjectId}`);
});
console.log('ready');
