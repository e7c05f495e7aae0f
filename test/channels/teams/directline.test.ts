import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Activity, DirectLine } from 'botframework-directlinejs';
import express from 'express';
import { getRouter } from 'offline-directline';
import { createDeliver } from '../../../src/bot/deliver.ts';
import type { Message } from '../../../src/core/message.ts';
import { asOutbound } from '../../../src/core/outbound.ts';
import { START } from '../../bot/harness.ts';
import { eventually } from '../../support/eventually.ts';
import { FetchRequest } from './fetch-request.ts';
import { startTeams, type TeamsBot } from './harness.ts';

/** An emulator's service between a Direct Line client and the bot, as a developer runs it on one machine. */
async function startDirectLine(botUrl: string): Promise<{ server: Server; url: string }> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.use(getRouter(url, botUrl));
  return { server, url };
}

describe('a person on Direct Line, the bot without tokens on the same machine', () => {
  let teams: TeamsBot;
  let line: { server: Server; url: string };
  let client: DirectLine;
  let seen: Activity[];
  beforeEach(async () => {
    // The client looks for a browser's; it polls, so the second is only there to be found.
    Object.assign(globalThis, { XMLHttpRequest: FetchRequest, WebSocket: class {} });
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    teams = await startTeams({ insecureLocal: true });
    await teams.channel.start();
    line = await startDirectLine(teams.url);
    client = new DirectLine({
      domain: `${line.url}/directline`,
      token: 'none needed',
      webSocket: false,
      pollingInterval: 200,
    });
    seen = [];
    // Ending the talk comes as an error.
    client.activity$.subscribe({ next: (activity) => void seen.push(activity), error: () => undefined });
  });
  afterEach(async () => {
    client.end();
    line.server.closeAllConnections();
    await new Promise((resolve) => line.server.close(resolve));
    await teams.stop();
    for (const name of ['XMLHttpRequest', 'WebSocket']) Reflect.deleteProperty(globalThis, name);
    jest.restoreAllMocks();
  });

  const say = (text: string, value?: unknown) =>
    new Promise((resolve, reject) =>
      client
        .postActivity({
          type: 'message',
          text,
          from: { id: 'fatima' },
          locale: 'fr-FR',
          ...(value ? { value } : {}),
        } as Activity)
        .subscribe(resolve, reject),
    );
  const answers = () =>
    seen
      .filter(({ type, from }) => type === 'message' && from.id !== 'fatima')
      .map((activity) => (activity as { text?: string }).text);

  it('is answered, one message after the other', async () => {
    for (const text of ['salam', 'chhal passeport?']) {
      await say(text);
      await teams.work();
    }
    await eventually(() => expect(answers()).toEqual(['echo salam', 'echo chhal passeport?']));
    expect(seen.some(({ type }) => (type as string) === 'typing')).toBe(true);
    expect(teams.channel.health()).toMatchObject({
      state: 'connected',
      detail: expect.stringContaining('Local'),
    });
  });

  it('sees choices as suggested actions, and presses one', async () => {
    await say('salam');
    await teams.work();
    await reply({ text: 'Que voulez-vous ?', choices: [{ id: 'agent', label: 'Un agent' }] });
    await eventually(() => expect(answers()).toContain('Que voulez-vous ?'));
    const last = seen.at(-1) as { suggestedActions?: { actions: object[] } };
    expect(last.suggestedActions?.actions).toEqual([
      { type: 'imBack', title: 'Un agent', value: 'Un agent' },
    ]);
    await say('Un agent', { choice: 'agent' });
    expect(teams.received.at(-1)).toMatchObject({ text: 'Un agent', choice: 'agent' });
  });

  it('hears from an agent after a restart of the bot', async () => {
    await say('agent');
    await teams.work();
    const again = await startTeams({ insecureLocal: true }, teams.bot);
    await reply({ from: 'agent', text: 'Je suis Samira.' }, again);
    await eventually(() => expect(answers()).toContain('Je suis Samira.'));
    await again.stop();
  });

  /** Stores a message to the person and delivers it, as the desk and the workers do. */
  async function reply(changes: Partial<Message>, through = teams): Promise<void> {
    const [conversationId = ''] = teams.conversationIds;
    const { store } = teams.bot;
    await store.messages.append(
      asOutbound(
        {
          id: `reply-${changes.text}`,
          conversationId,
          from: 'bot',
          text: '',
          language: 'fr',
          at: START,
          ...changes,
        },
        'teams',
      ),
    );
    await createDeliver({ ...teams.bot, channel: through.channel })(conversationId);
  }
});
