import { randomBytes } from 'node:crypto';
import { createWebchat } from '../../../channels/webchat/index.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import { serve } from '../../contracts/channel-bench.ts';
import type { ChannelUnderTest, ContractParts, Shown, Signing } from '../../contracts/channel-spec.ts';
import { testIds } from '../../support/in-process.ts';

async function open(parts: ContractParts): Promise<ChannelUnderTest> {
  const { store, hints, openConversation } = parts.bot;
  const channel = createWebchat({
    ...parts,
    open: openConversation,
    takenBefore: async () => undefined,
    conversations: store.conversations,
    messages: store.messages,
    hints,
    erase: (id) => store.conversations.erase(id),
    copyOf: async () => ({}),
    newToken: () => randomBytes(32).toString('base64url'),
    conversationId: (personId) => testIds.conversation('webchat', personId),
    origins: [],
    widgetFile: 'none',
  });
  const host = await serve(channel);
  const opened = await fetch(`${host.url}/conversations`, { method: 'POST' });
  const { token, conversationId } = (await opened.json()) as { token: string; conversationId: string };
  const seen: unknown[] = [];
  /** Storing is delivering: what is stored is read back as the page reads it. */
  const send: Channel['send'] = async ({ message }) => {
    const id = randomBytes(8).toString('hex');
    const stored = await store.messages.append({ ...message, id, conversationId });
    const response = await fetch(`${host.url}/messages?after=${stored.message.seq - 1}`, {
      headers: authorization(token, 'genuine'),
    });
    seen.push(...((await response.json()) as { messages: unknown[] }).messages);
    return channel.send({ conversationId, personId: 'whoever', message });
  };
  return {
    channel: { ...channel, send },
    give: async (payload, signing = 'genuine') => {
      const response = await fetch(`${host.url}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization(token, signing) },
        body: typeof payload === 'string' ? payload : JSON.stringify(payload),
      });
      await response.arrayBuffer();
      return response.status;
    },
    answerNext: () => undefined,
    sent: () => seen,
    close: async () => {
      await channel.stop();
      await host.close();
    },
  };
}

function authorization(token: string, signing: Signing): Record<string, string> {
  if (signing === 'unsigned') return {};
  return { authorization: `Bearer ${signing === 'genuine' ? token : 'x'.repeat(43)}` };
}

const stored = 'storing a message is delivering it: nothing is sent';

channelContract({
  name: 'webchat',
  open,
  person: { id: 'whoever' },
  text: (id, text) => ({ clientId: `c${id}`, text }),
  unknown: { payload: { clientId: 'c9', hologram: true }, status: 400 },
  shown: (message) => message as Shown,
  leftOut: {
    'no secret configured': 'each conversation has a token of its own, and none is configured',
    throttled: stored,
    'fault of the platform': stored,
    timeout: stored,
    'connection cut': stored,
    'cut between parts': stored,
    blocked: stored,
    'unknown person': stored,
  },
  intake: [
    {
      name: 'a text',
      payload: { clientId: 'c1', text: ' شحال كيسوى الپاسبور؟ ' },
      status: 202,
      takes: [{ text: 'شحال كيسوى الپاسبور؟', platformId: 'c1' }],
    },
    {
      name: 'no choice that was not offered',
      payload: { clientId: 'c2', choice: 'q.passport.fee' },
      status: 400,
      takes: [],
    },
    {
      name: 'no text over 4,000 characters',
      payload: { clientId: 'c3', text: 'x'.repeat(4001) },
      status: 413,
      takes: [],
    },
  ],
  sending: [],
});
