import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Router } from 'express';
import { createWebchat } from '../../channels/webchat/index.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import type { NewMessage } from '../../src/core/message.ts';
import { createGuideRouter } from '../../src/guide/routes.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createBot, silentLog } from '../bot/harness.ts';
import { inProcessRateLimiter } from '../support/in-process.ts';

const ROOT = join(__dirname, '..', '..');
/** Where the build puts what browsers fetch. */
export const PUBLIC_DIR = join(ROOT, 'dist', 'public');

/** Guide and web chat with the app's own headers and a bot that echoes; beside them a page of another origin. */
export async function startChatSite() {
  if (!existsSync(join(PUBLIC_DIR, 'widget-panel.js')))
    throw new Error('Build first: node src/tools/build.mjs.');
  const bot = await createBot();
  const catalogue = await loadCatalogue(join(ROOT, 'data'));
  const now = () => new Date();
  const conversations: string[] = [];
  const webchat = createWebchat({
    ...bot,
    ...bot.store,
    async receive(message) {
      const received = await bot.receive(message);
      setTimeout(() => void bot.answer(received.conversationId), 20);
      return received;
    },
    async open(person) {
      const conversation = await bot.openConversation(person);
      conversations.push(conversation.id);
      return conversation;
    },
    rateLimiter: inProcessRateLimiter(now),
    takenBefore: async () => undefined,
    erase: (id) => bot.store.conversations.erase(id),
    copyOf: async () => ({}),
    now,
    newToken: () => randomBytes(32).toString('base64url'),
    conversationId: (personId) => bot.ids.conversation('webchat', personId),
    origins: [],
    widgetFile: join(PUBLIC_DIR, 'widget.js'),
  });
  const server = createHttpServer({
    channels: [webchat],
    routers: [
      createGuideRouter({ openingOf: () => undefined, catalogue: () => catalogue, publicDir: PUBLIC_DIR }),
    ],
    desk: Router(),
    trustProxy: false,
    log: silentLog,
  });
  const url = await listen(server);
  const foreign = createServer((request, response) => {
    const isHostile = request.url === '/hostile';
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(isHostile ? {} : { 'Content-Security-Policy': strictPolicy(url) }),
    });
    response.end(isHostile ? hostilePage(url) : foreignPage(url));
  });
  const foreignUrl = await listen(foreign);
  return {
    url,
    foreignUrl,
    /** Ids of the conversations that were opened, in order. */
    conversations,
    /** The conversation's messages as “from: text”. */
    async transcript(conversationId = conversations.at(-1) ?? ''): Promise<string[]> {
      const messages = await bot.store.messages.after(conversationId, 0);
      return messages.map(({ from, text }) => `${from}: ${text}`);
    },
    /** Signs that the person writes, which the desk would show. */
    typings: () => bot.hints.published.filter(({ kind, by }) => kind === 'typing' && by === 'citizen').length,
    /** An agent takes the last conversation; `types` shows that they write. */
    async assign(): Promise<{ types(): Promise<void> }> {
      const id = conversations.at(-1) ?? '';
      const conversation = await bot.store.conversations.get(id);
      if (conversation)
        await bot.store.conversations.save({ ...conversation, state: 'assigned', agentId: 'a' });
      await bot.hints.publish({ kind: 'conversation', id });
      return { types: () => bot.hints.publish({ kind: 'typing', id, by: 'agent' }) };
    },
    /** Says something to the person of the last conversation. */
    async say(message: Partial<NewMessage> & Pick<NewMessage, 'from' | 'text'>): Promise<void> {
      const conversationId = conversations.at(-1) ?? '';
      const id = randomBytes(8).toString('hex');
      await bot.store.messages.append({ id, conversationId, language: 'fr', at: now(), ...message });
      await bot.hints.publish({ kind: 'conversation', id: conversationId });
    },
    async stop() {
      await close(server);
      await close(foreign);
      await bot.store.close();
    },
  };
}
export type ChatSite = Awaited<ReturnType<typeof startChatSite>>;

/** Nothing may run or load but what comes from the chat's origin; no markup may be made from text. */
function strictPolicy(chat: string): string {
  return `default-src 'none'; script-src ${chat}; connect-src ${chat}; require-trusted-types-for 'script'`;
}

/** A page whose style spoils all that it reaches. */
function hostilePage(chat: string): string {
  return `<!doctype html><html lang="fr"><head><meta name="viewport" content="width=device-width"><title>x</title><style>
body *{color:red!important;background:yellow!important;font:italic 900 40px/3 cursive!important;letter-spacing:9px!important;
text-transform:uppercase!important;direction:rtl!important;visibility:hidden!important;opacity:.3!important;pointer-events:none!important;
--accent:red!important;--ink:yellow!important;--surface:blue!important}
body div{display:none!important}body{transform:rotate(2deg) scale(.5);filter:blur(3px);overflow:hidden}
body::after{content:"";position:fixed;inset:0;z-index:2147483647;background:#fff}
</style></head><body><p>x</p><script src="${chat}/channels/webchat/widget.js" data-language="fr"></script></body></html>`;
}

function foreignPage(chat: string): string {
  return `<!doctype html><html lang="fr"><head><title>Une association</title></head>
<body><h1>Une association</h1><script src="${chat}/channels/webchat/widget.js" data-language="ar" data-mission="fr-paris"></script></body></html>`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
