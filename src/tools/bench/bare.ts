import { createServer } from 'node:http';
import { Queue, Worker } from 'bullmq';
import express from 'express';
import { Redis } from 'ioredis';
import { listen } from '../../http/server.ts';
import { atFullSpeed } from './load.ts';
import { LANES } from './scale.ts';

/** As many jobs at a time as the program answers conversations. */
const CONCURRENCY = 16;

/** BullMQ alone in this process: a job is added, a worker takes it and does nothing. */
export async function bareBullMq(socket: string, seconds: number) {
  const connection = () => new Redis(socket, { maxRetriesPerRequest: null });
  const connections = [connection(), connection()] as const;
  const queue = new Queue<{ n: number }>('bare', { connection: connections[0] });
  const done = new Map<number, () => void>();
  const worker = new Worker<{ n: number }>('bare', async ({ data }) => done.get(data.n)?.(), {
    connection: connections[1],
    concurrency: CONCURRENCY,
  });
  const rate = await atFullSpeed(
    async (n) => {
      const begun = performance.now();
      const processed = new Promise<void>((resolve) => done.set(n, resolve));
      await queue.add('bare', { n }, { removeOnComplete: true });
      await processed;
      done.delete(n);
      return performance.now() - begun;
    },
    LANES,
    seconds,
  );
  await worker.close();
  await queue.close();
  for (const one of connections) one.disconnect();
  return rate;
}

/** A route of Express alone, which reads JSON and answers 202. Never ends by itself. */
export async function bareExpress(port: number): Promise<void> {
  const app = express();
  app.use(express.json());
  app.post('/', (request, response) => {
    response.status(202).json({ messageId: String(request.body.clientId) });
  });
  await listen(createServer(app), port, '127.0.0.1');
}
