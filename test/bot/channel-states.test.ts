import { readChannelStates, shareChannelStates } from '../../src/bot/channel-states.ts';
import type { Channel, ChannelHealth } from '../../src/ports/channel.ts';
import { inProcessHints } from '../support/in-process.ts';
import { START, silentLog } from './harness.ts';

function aChannel(state: ChannelHealth['state'], linkCode?: string): Channel {
  const health: ChannelHealth = { state, since: START, detail: 'why' };
  const channel: Channel = {
    name: 'whatsapp-web',
    limits: { textLength: 10, buttons: 0, buttonLength: 0 },
    single: true,
    start: async () => undefined,
    send: async () => ({ platformIds: [] }),
    health: () => health,
    linkCode: () => linkCode,
    stop: async () => undefined,
  };
  return channel;
}

function memory() {
  const kept = new Map<string, string>();
  return {
    get: async (name: string) => kept.get(name),
    set: async (name: string, text: string) => void kept.set(name, text),
  };
}

describe('channel states', () => {
  let time = START;
  const now = () => time;
  const hints = inProcessHints();
  const share = async (channel: Channel, values: ReturnType<typeof memory>) =>
    shareChannelStates({ channels: [channel], values, now, hints, log: silentLog }).stop();
  const read = (channel: Channel, values: ReturnType<typeof memory>, sendsHere = true) =>
    readChannelStates({ channels: [channel], values, now, sendsHere });
  beforeEach(() => {
    time = START;
  });

  it('tell of a channel that runs in another process, until that falls silent', async () => {
    const values = memory();
    await share(aChannel('refused', 'scan-me'), values);
    const elsewhere = aChannel('stopped');
    const told = { name: 'whatsapp-web', state: 'refused', since: START, detail: 'why', linkCode: 'scan-me' };
    expect(await read(elsewhere, values)).toMatchObject([told]);
    expect(hints.published).toContainEqual({ kind: 'channel', id: 'whatsapp-web' });
    time = new Date(START.getTime() + 60_000);
    expect(await read(elsewhere, values)).toMatchObject([{ state: 'stopped' }]);
  });

  it('believe what runs here before what was written down', async () => {
    const values = memory();
    await share(aChannel('refused'), values);
    expect(await read(aChannel('connected'), values)).toMatchObject([{ state: 'connected' }]);
  });

  it('are the worse of both where messages are taken and another process sends the replies', async () => {
    const values = memory();
    const readInWeb = async (state: ChannelHealth['state']) =>
      (await read(aChannel(state), values, false))[0];
    expect(await readInWeb('connected')).toMatchObject({
      state: 'degraded',
      detail: expect.stringContaining('no worker'),
    });
    await share(aChannel('connected'), values);
    expect(await readInWeb('connected')).toMatchObject({ state: 'connected' });
    expect(await readInWeb('degraded')).toMatchObject({ state: 'degraded' });
    await share(aChannel('refused'), values);
    expect(await readInWeb('degraded')).toMatchObject({ state: 'refused' });
    time = new Date(START.getTime() + 60_000);
    expect(await readInWeb('connected')).toMatchObject({ state: 'degraded' });
  });

  it('write nothing for a channel that never ran here', async () => {
    const values = memory();
    await share(aChannel('connected'), values);
    await share(aChannel('stopped'), values);
    expect(await read(aChannel('stopped'), values)).toMatchObject([{ state: 'connected' }]);
  });

  it('do without the store when it is away', async () => {
    const values = { ...memory(), get: () => new Promise<undefined>(() => undefined) };
    expect(await read(aChannel('stopped'), values)).toMatchObject([{ state: 'stopped' }]);
  });
});
