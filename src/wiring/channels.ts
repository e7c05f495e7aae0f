import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createChannels } from '../../channels/index.ts';
import { wishToBeCalled } from '../../intents/answers/call-back-words.ts';
import { createOpenConversation } from '../bot/open.ts';
import { createReceive } from '../bot/receive.ts';
import { createReport } from '../bot/report.ts';
import type { Config } from '../config.ts';
import type { ChannelName } from '../core/message.ts';
import { createPhoneKeeper } from '../escalation/call-back.ts';
import type { Channel } from '../ports/channel.ts';
import { eraseConversation } from '../privacy/erase.ts';
import { exportConversation } from '../privacy/export.ts';
import type { Base } from './base.ts';

/** The channels that have settings, each with what it needs. Not yet started. */
export function wireChannels(base: Base): Channel[] {
  const { config, store, queues, ids, erased, newId, now, log, publicDir } = base;
  const openConversation = createOpenConversation({ conversations: store.conversations, ids, now });
  const keeping = { store, ids, now, calendars: base.calendars.current, asksForCall: wishToBeCalled };
  const phones = createPhoneKeeper(keeping);
  const shared = { ...queues, openConversation, phones, erased, messages: store.messages };
  const receive = createReceive({ ...shared, ids, now, log });
  const reportOf = (channel: ChannelName) =>
    createReport({ ...queues, channel, deliveries: store.deliveries });
  // The web chat keeps nothing beside the conversation.
  const erasing = { store, hints: queues.hints, channels: [], erased, now, newId };
  return createChannels({
    webchat: {
      ...queues,
      receive,
      takenBefore: async (conversationId, clientId) => {
        const id = ids.inbound(conversationId, clientId);
        return (await store.messages.get(id)) || (await erased.has(id)) ? id : undefined;
      },
      open: openConversation,
      conversations: store.conversations,
      messages: store.messages,
      erase: (id) => eraseConversation(erasing, id, { actor: 'citizen', action: 'forget' }),
      copyOf: (id) => exportConversation(store, id, { remarks: false }),
      now,
      newToken: () => randomBytes(32).toString('base64url'),
      conversationId: (personId) => ids.conversation('webchat', personId),
      origins: config.webchatOrigins,
      widgetFile: join(publicDir, 'widget.js'),
    },
    teams: config.teams && { ...config.teams, host: config.host, receive, now, log },
    telegram: config.telegram && {
      ...config.telegram,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      receive,
      values: store.values,
      now,
      log,
    },
    whatsappWeb: config.whatsappWeb
      ? { ...browserParts(config), receive, report: reportOf('whatsapp-web'), now, log }
      : undefined,
    whatsapp: config.whatsappCloud && {
      ...queues,
      ...config.whatsappCloud,
      receive,
      report: reportOf('whatsapp'),
      messages: store.messages,
      values: store.values,
      now,
      log,
    },
  });
}

function browserParts({ dataDir, chromiumPath, programFolders }: Config) {
  const print = process.stderr.isTTY ? (text: string) => void process.stderr.write(text) : undefined;
  return { dataDir, chromiumPath, programFolders, random: Math.random, print };
}
