import { hash } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import type { Conversation } from '../../src/core/conversation.ts';
import { AppError } from '../../src/core/errors.ts';
import type { Language } from '../../src/core/language.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { isLoopback, networkOf } from '../../src/core/network.ts';
import type { Channel, Receive } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { HintBus, RateLimiter } from '../../src/ports/queue.ts';
import type { ConversationStore, MessageStore } from '../../src/ports/store.ts';
import { allowOrigins } from './cors.ts';
import { decodeOpening, decodePosted, findChoice, TEXT_LIMIT } from './decode.ts';
import { openEventStream } from './event-stream.ts';
import { followConversation } from './follow.ts';
import { viewMessage } from './view.ts';
import { widgetScripts } from './widget-scripts.ts';

export interface WebchatParts {
  readonly receive: Receive;
  /** The id of a message that was taken with that `clientId`, also if it was erased since. */
  readonly takenBefore: (conversationId: string, clientId: string) => Promise<string | undefined>;
  /** Begins the conversation of a person who has just been given a token. */
  readonly open: (person: {
    channel: 'webchat';
    personId: string;
    languageHint?: Language;
    mission?: string;
  }) => Promise<Conversation>;
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly hints: HintBus;
  readonly rateLimiter: RateLimiter;
  /** Erases a conversation for good. @throws {AppError} `conversation.must-be-kept` */
  readonly erase: (conversationId: string) => Promise<unknown>;
  /** All that is kept of the person, as plain JSON. */
  readonly copyOf: (conversationId: string) => Promise<object>;
  readonly now: Clock;
  /** A new secret of at least 128 bits, URL-safe. */
  readonly newToken: () => string;
  readonly conversationId: (personId: string) => string;
  /** Origins whose pages may talk to us; empty = any, which is safe because there are no cookies. */
  readonly origins: readonly string[];
  /** The built widget script; the panel's (`widget-panel.js`) lies beside it. */
  readonly widgetFile: string;
}

/** Per conversation and minute; far above what a person types, far below what hurts. */
const MESSAGES_A_MINUTE = 120;
/** Per address and minute: an office or a café shares one address. */
const OPENINGS_A_MINUTE = 600;
/** Together: all who share one; far below what an answer costs. */
const MESSAGES_A_MINUTE_OF_ALL = 3_000;
const EXPORTS_A_MINUTE = 6;
/** The widget says it once in four seconds. */
const TYPINGS_A_MINUTE = 40;
/** Open at once for one conversation in one process: tabs and devices of one person. */
const STREAMS = 20;
const STREAM_PAUSE_SECONDS = 30;
/** JSON escapes can make a text six times as long as it is. */
const BODY_LIMIT = TEXT_LIMIT * 6 + 1024;

/** The web chat: bearer tokens, messages by POST, answers by polling or server-sent events. */
export function createWebchat(parts: WebchatParts): Channel {
  const since = parts.now();
  return {
    name: 'webchat',
    // The page is ours: it shows whatever is written, as it is written.
    limits: {
      textLength: Number.POSITIVE_INFINITY,
      buttons: Number.POSITIVE_INFINITY,
      buttonLength: Number.POSITIVE_INFINITY,
    },
    router: webchatRouter(parts),
    single: false,
    start: async () => undefined,
    // Storing and publishing is delivering: there is nothing to send.
    send: async () => ({ platformIds: [] }),
    health: () => ({ state: 'connected', since }),
    stop: async () => undefined,
  };
}

function webchatRouter(parts: WebchatParts): Router {
  const router = Router();
  router.use(allowOrigins(parts.origins));
  router.use(widgetScripts(parts.widgetFile));
  router.use(express.json({ limit: BODY_LIMIT }));
  router.post('/conversations', openConversation(parts));
  router.delete('/conversations', forgetConversation(parts));
  router.get('/export', exportConversation(parts));
  router.post('/messages', postMessage(parts));
  router.post('/typing', personTypes(parts));
  router.get('/messages', listMessages(parts));
  router.get('/events', streamEvents(parts));
  return router;
}

function openConversation(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const opening = decodeOpening(request.body);
    await within(parts.rateLimiter, `webchat-open-${networkOf(String(request.ip))}`, OPENINGS_A_MINUTE);
    const token = parts.newToken();
    const conversation = await parts.open({ channel: 'webchat', personId: personIdOf(token), ...opening });
    response.status(201).json({ conversationId: conversation.id, token });
  };
}

/** “Forget me”: 204, and from then on the token opens nothing. */
function forgetConversation(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const conversation = await authenticate(parts, request.get('authorization'));
    await parts.erase(conversation.id);
    response.status(204).end();
  };
}

function exportConversation(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const conversation = await authenticate(parts, request.get('authorization'));
    await within(parts.rateLimiter, `webchat-export-${conversation.id}`, EXPORTS_A_MINUTE);
    response.set('Cache-Control', 'no-store').attachment('conversation.json');
    response.json(await parts.copyOf(conversation.id));
  };
}

function postMessage(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const conversation = await authenticate(parts, request.get('authorization'));
    const { clientId, choice } = request.body ?? {};
    const offered = typeof choice === 'string' ? await parts.messages.latest(conversation.id, 100) : [];
    if (typeof choice === 'string' && !findChoice(offered, choice)) {
      // What offered it may be erased since, by this very press; the answer to it was lost on the way.
      const messageId = await parts.takenBefore(conversation.id, String(clientId));
      if (messageId) return void response.status(202).json({ messageId });
    }
    const posted = decodePosted(request.body, offered);
    await Promise.all([
      within(parts.rateLimiter, `webchat-post-${conversation.id}`, MESSAGES_A_MINUTE),
      withinNetwork(parts.rateLimiter, request.ip),
    ]);
    const { personId } = conversation;
    const message: InboundMessage = { channel: 'webchat', personId, sentAt: parts.now(), ...posted };
    const { messageId } = await parts.receive(message, conversation);
    response.status(202).json({ messageId });
  };
}

/** The person writes: shown to the agent who holds the conversation, and to nobody else. Nothing of it is kept. */
function personTypes(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const { id, state } = await authenticate(parts, request.get('authorization'));
    await within(parts.rateLimiter, `webchat-typing-${id}`, TYPINGS_A_MINUTE);
    if (state === 'assigned') await parts.hints.publish({ kind: 'typing', id, by: 'citizen' });
    response.status(204).end();
  };
}

function listMessages(parts: WebchatParts): RequestHandler {
  return async (request, response) => {
    const conversation = await authenticate(parts, request.get('authorization'));
    const messages = await parts.messages.after(conversation.id, positionOf(request.query['after']));
    response.set('Cache-Control', 'no-store').json({ messages: messages.map(viewMessage) });
  };
}

function streamEvents(parts: WebchatParts): RequestHandler {
  const open = new Map<string, number>();
  return async (request, response) => {
    const conversation = await authenticate(parts, request.get('authorization'));
    // Gone again meanwhile: nobody would count it down.
    if (response.destroyed) return;
    const before = open.get(conversation.id) ?? 0;
    if (before >= STREAMS) throw tooMany(STREAM_PAUSE_SECONDS);
    open.set(conversation.id, before + 1);
    response.on('close', () => {
      const left = (open.get(conversation.id) ?? 1) - 1;
      if (left > 0) open.set(conversation.id, left);
      else open.delete(conversation.id);
    });
    const after = positionOf(request.get('last-event-id') ?? request.query['after']);
    const following = followConversation({
      ...parts,
      stream: openEventStream(response),
      conversationId: conversation.id,
      after,
    });
    response.on('close', () => following.stop());
  };
}

/** @throws {AppError} `session.missing` unless the header bears the token of a conversation. */
async function authenticate(parts: WebchatParts, header: string | undefined): Promise<Conversation> {
  const token = /^Bearer ([\w-]{16,256})$/.exec(header ?? '')?.[1];
  const conversation = token
    ? await parts.conversations.get(parts.conversationId(personIdOf(token)))
    : undefined;
  if (!conversation) {
    throw new AppError(
      'session.missing',
      'Send the token of the conversation as `Authorization: Bearer <token>`.',
    );
  }
  return conversation;
}

/** Only the token's hash is kept: whoever reads the store cannot speak for the person. */
function personIdOf(token: string): string {
  return hash('sha256', token, 'base64url');
}

function positionOf(value: unknown): number {
  if (value === undefined || value === '') return 0;
  const position = Number(value);
  if (!Number.isSafeInteger(position) || position < 0) {
    throw new AppError('request.malformed', 'A position is the `seq` of a message: a whole number from 0.');
  }
  return position;
}

/** Behind a proxy that is not believed everybody comes from this machine, which then says nothing of who they are. */
async function withinNetwork(limiter: RateLimiter, address: string | undefined): Promise<void> {
  if (isLoopback(address)) return;
  await within(limiter, `webchat-post-from-${networkOf(String(address))}`, MESSAGES_A_MINUTE_OF_ALL);
}

async function within(limiter: RateLimiter, key: string, limit: number): Promise<void> {
  const { allowed, retryAfterSeconds } = await limiter.take(key, limit, 60);
  if (!allowed) throw tooMany(retryAfterSeconds);
}

function tooMany(retryAfterSeconds: number): AppError {
  const detail = `Too many requests: try again in ${retryAfterSeconds} seconds.`;
  return new AppError('request.rate-limited', detail, { retryAfterSeconds });
}
