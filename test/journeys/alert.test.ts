import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

/** One in the morning in Rabat; time goes on from there. */
const NIGHT = Date.parse('2026-11-24T01:00:00Z');
const began = Date.now();
const now = () => new Date(NIGHT + Date.now() - began);

let app: TestApp;
let telegram: TelegramStandIn;
let said: DeskAgent;
let hind: DeskAgent;
beforeAll(async () => {
  telegram = await TelegramStandIn.start();
  app = await startTestApp(
    { TELEGRAM_TOKEN: '1:test', TELEGRAM_API_ROOT: telegram.url, PUBLIC_URL: 'http://dalil.example' },
    { now },
  );
  said = await app.agent('said');
  hind = await app.agent('zineb', 'supervisor');
}, 120_000);
afterAll(async () => {
  await app.stop();
  await telegram.stop();
});

const urgent = () => telegram.arrived.filter((text) => text.startsWith('Urgence'));

/** Somebody in danger writes on the web; the state of the word to the officer, as the desk shows it. */
async function callsForHelp() {
  const person = await app.citizen();
  await person.asks('au secours, mon mari me frappe, je suis en danger');
  return async () => {
    const response = await hind.call('GET', `/conversations/${person.conversationId}`);
    const { alerts = [] } = (await response.json()) as { alerts?: { agentName: string; state: string }[] };
    return alerts.map(({ agentName, state }) => `${agentName} ${state}`);
  };
}

it('an officer links their Telegram with a code, and is told there of an emergency at night, once', async () => {
  const { code } = (await (await said.call('POST', '/me/alert')).json()) as { code: string };
  telegram.say(code);
  await eventually(() => expect(telegram.arrived.join()).toContain('les urgences vous sont signalées ici'));
  const duty = { agentId: said.id, day: '2026-11-23', from: '20:00', to: '08:00' };
  expect((await hind.call('POST', '/duty', duty)).status).toBe(201);
  const told = await callsForHelp();
  await eventually(async () => expect(await told()).toEqual(['said told']), 15_000);
  expect(urgent()).toEqual([expect.stringMatching(/01:\d\d .*\n?.*http:\/\/dalil\.example\/desk$/s)]);
  expect(urgent().join()).not.toContain('mari');
  // Another sweep has passed by the time a second person is told of.
  const second = await callsForHelp();
  await eventually(async () => expect(await second()).toEqual(['said told']), 15_000);
  expect(urgent()).toHaveLength(2);
}, 60_000);

it('an officer who has blocked the bot is shown as not reached', async () => {
  telegram.faults['sendMessage'] = [{ code: 403 }];
  const told = await callsForHelp();
  await eventually(async () => expect(await told()).toEqual(['said not-reached']), 15_000);
}, 60_000);
