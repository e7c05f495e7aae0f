import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeams, type TeamsParts } from '../../../channels/teams/index.ts';
import { createDeliver } from '../../../src/bot/deliver.ts';
import type { InboundMessage } from '../../../src/core/message.ts';
import { problemHandler } from '../../../src/http/problem.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { type Bot, createBot, START, silentLog } from '../../bot/harness.ts';

/** The bot with the channel on a port of its own. */
export interface TeamsBot {
  readonly bot: Bot;
  readonly channel: Channel;
  /** Where the Bot Framework delivers. */
  readonly url: string;
  /** What was stored, in order. */
  readonly received: InboundMessage[];
  readonly conversationIds: string[];
  /** Answers and delivers what has come in so far, as the workers do. */
  work(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTeams(
  settings: Partial<TeamsParts>,
  known?: Bot,
  receive?: TeamsParts['receive'],
): Promise<TeamsBot> {
  const bot = known ?? (await createBot());
  const received: InboundMessage[] = [];
  const conversationIds: string[] = [];
  const channel = createTeams({
    insecureLocal: false,
    host: '127.0.0.1',
    now: () => START,
    log: silentLog,
    ...settings,
    receive: async (message) => {
      const result = await (receive ?? bot.receive)(message);
      received.push(message);
      conversationIds.push(result.conversationId);
      return result;
    },
  });
  const { server, port } = await serve(channel);
  const deliver = createDeliver({ ...bot, channel });
  return {
    bot,
    channel,
    url: `http://127.0.0.1:${port}/channels/teams/messages`,
    received,
    conversationIds,
    async work() {
      for (const id of new Set(conversationIds)) {
        await bot.answer(id);
        await deliver(id);
      }
    },
    async stop() {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (!known) await bot.store.close();
    },
  };
}

async function serve(channel: Channel): Promise<{ server: Server; port: number }> {
  const app = express();
  if (channel.router) app.use('/channels/teams', channel.router);
  app.use(problemHandler(silentLog));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** Delivers a body as the Bot Framework does. Resolves to the status. */
export async function deliverTo(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  await response.text();
  return response.status;
}
