import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express, { Router } from 'express';
import { openEventStream } from '../../channels/webchat/event-stream.ts';
import { createHttpServer, listen } from '../../src/http/server.ts';
import { silentLog } from '../bot/harness.ts';
import { eventually } from '../support/eventually.ts';

let server: Server;
let url: string;
let port: number;
const sockets: Socket[] = [];

beforeAll(async () => {
  const router = Router();
  router.post('/taken', express.json(), (_request, response) => void response.json({}));
  server = createHttpServer({ channels: [], routers: [router], trustProxy: false, log: silentLog });
  ({ port } = await listen(server, 0, '127.0.0.1'));
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a connection that says only this; whether it is still open. */
function hang(words: string): { open: boolean } {
  const state = { open: true };
  const socket = connect(port, '127.0.0.1', () => words && socket.write(words));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    state.open = false;
  });
  socket.resume();
  sockets.push(socket);
  return state;
}

it('who sends half a request holds nothing up, and is cut off', async () => {
  const held = [
    ...Array.from({ length: 200 }, () => hang('POST /taken HTTP/1.1\r\nHost: x\r\nX-A: ')),
    ...Array.from({ length: 100 }, () => hang('')),
    ...Array.from({ length: 100 }, () =>
      hang(
        'POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
      ),
    ),
  ];
  await new Promise((resolve) => setTimeout(resolve, 500));
  const asked = performance.now();
  const response = await fetch(`${url}/taken`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(200);
  expect(performance.now() - asked).toBeLessThan(2_000);
  await eventually(() => expect(held.slice(0, 300).filter(({ open }) => open)).toEqual([]), 20_000);
  await eventually(() => expect(held.filter(({ open }) => open)).toEqual([]), 25_000);
}, 60_000);

it('who never reads their stream is cut off before much is kept for them', async () => {
  let kept = 0;
  let closed = false;
  const app = express();
  app.get('/', (_request, response) => {
    const stream = openEventStream(response);
    response.on('close', () => {
      closed = true;
    });
    const timer = setInterval(() => {
      for (let n = 0; n < 20; n++) stream.send('message', 'x'.repeat(10_000), n);
      kept = Math.max(kept, response.writableLength);
      if (stream.closed) clearInterval(timer);
    }, 5);
  });
  const streaming = createServer(app);
  await new Promise<void>((resolve) => streaming.listen(0, '127.0.0.1', resolve));
  const socket = connect((streaming.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.pause();
  await eventually(() => expect(closed).toBe(true), 20_000);
  expect(kept).toBeLessThan(2_000_000);
  socket.destroy();
  await new Promise((resolve) => streaming.close(resolve));
}, 30_000);
