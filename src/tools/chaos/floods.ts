import { connect } from 'node:net';
import { HOSTILE_TEXTS } from '../../../test/security/hostile-texts.ts';
import type { Random } from '../rig/random.ts';
import { pause } from '../rig/until.ts';

/** Much at once, at one process. Resolves when it is over; rejects when the process is. */
export type Flood = (url: string, random: Random) => Promise<unknown>;

const AT_ONCE = 60;
const PATIENCE_MS = 10_000;

export const floods: readonly Flood[] = [
  visitors,
  talker,
  hostileTexts,
  largeBodies,
  openStreams,
  slowCallers,
];

/** From an address of their own. */
async function open(url: string, random: Random): Promise<Record<string, string>> {
  const from = [10, 0, 0, 0].map((part) => part || Math.floor(random.between(0, 256))).join('.');
  const response = await fetch(`${url}/channels/webchat/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: '{"language":"fr"}',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { token } = (await response.json()) as { token: string };
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}

function say(url: string, headers: Record<string, string>, clientId: string, text: string) {
  const body = JSON.stringify({ clientId, text });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(`${url}/channels/webchat/messages`, { method: 'POST', headers, body, signal });
}

const together = (work: (index: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: AT_ONCE }, (_, index) => work(index)));

/** Many new visitors who say nothing. */
function visitors(url: string, random: Random): Promise<unknown> {
  return together(() => open(url, random));
}

/** One who writes without end. */
async function talker(url: string, random: Random): Promise<unknown> {
  const headers = await open(url, random);
  return together((index) => say(url, headers, String(index), `encore ${index}`));
}

/** What makes careless readers stumble. */
async function hostileTexts(url: string, random: Random): Promise<void> {
  const headers = await open(url, random);
  for (let index = 0; index < 5; index++)
    await say(url, headers, String(index), random.of(HOSTILE_TEXTS.filter((text) => text.trim())));
}

/** Ten megabytes, wherever something is taken. */
function largeBodies(url: string): Promise<unknown> {
  const paths = ['webchat/conversations', 'webchat/messages', 'whatsapp/webhook', 'teams/messages'];
  const body = `{"text":"${'x'.repeat(10_000_000)}"}`;
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return Promise.allSettled(
    paths.map((path) => fetch(`${url}/channels/${path}`, { method: 'POST', headers, body, signal })),
  );
}

/** Streams that are opened and not read. */
async function openStreams(url: string, random: Random): Promise<void> {
  const headers = await open(url, random);
  const ending = new AbortController();
  const streams = together(() => fetch(`${url}/channels/webchat/events`, { headers, signal: ending.signal }));
  await pause(4_000);
  ending.abort();
  await streams;
}

/** Connections that begin a request and do not go on. */
async function slowCallers(url: string): Promise<void> {
  const { hostname: host, port } = new URL(url);
  const sockets = Array.from({ length: AT_ONCE }, () => {
    const socket = connect({ host, port: Number(port) });
    socket.on('error', () => undefined);
    socket.write('POST /channels/webchat/conversations HTTP/1.1\r\nHost: x\r\nContent-Le');
    return socket;
  });
  await pause(4_000);
  for (const socket of sockets) socket.destroy();
}
