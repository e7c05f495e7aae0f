import type { Channel } from '../src/ports/channel.ts';
import { createTeams, type TeamsParts } from './teams/index.ts';
import { createTelegram, type TelegramParts } from './telegram/index.ts';
import { createWebchat, type WebchatParts } from './webchat/index.ts';
import { createWhatsApp, type WhatsAppParts } from './whatsapp/index.ts';
import { createWhatsAppWeb, type WhatsAppWebParts } from './whatsapp-web/index.ts';

/** What each channel needs; absent = switched off. The web chat is always there. */
export interface ChannelParts {
  readonly webchat: WebchatParts;
  readonly telegram?: TelegramParts | undefined;
  /** WhatsApp by its Cloud API. */
  readonly whatsapp?: WhatsAppParts | undefined;
  /** WhatsApp in a browser, unofficial. */
  readonly whatsappWeb?: WhatsAppWebParts | undefined;
  readonly teams?: TeamsParts | undefined;
}

/** Channels that have settings. To add one: a folder beside these and a line here. */
export function createChannels(parts: ChannelParts): Channel[] {
  return [
    createWebchat(parts.webchat),
    parts.telegram && createTelegram(parts.telegram),
    parts.whatsapp && createWhatsApp(parts.whatsapp),
    parts.whatsappWeb && createWhatsAppWeb(parts.whatsappWeb),
    parts.teams && createTeams(parts.teams),
  ].filter((channel) => channel !== undefined);
}
