import type { Language } from './language.ts';
import type { Outcome } from './outcome.ts';
import type { Aspect, Control, ServiceId } from './services.ts';

export const CHANNELS = [
  'webchat',
  'telegram',
  'whatsapp',
  'whatsapp-web',
  'teams',
  'console',
  'phone',
] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What a person sends beside words. The thing itself is not kept. */
export type AttachmentKind =
  | 'image'
  | 'document'
  | 'voice'
  | 'video'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'other';
export interface Attachment {
  readonly kind: AttachmentKind;
  /** For `location`: WGS 84 degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** One message from a platform, the only thing that crosses a channel's border inwards. */
export interface InboundMessage {
  readonly channel: ChannelName;
  /** The platform's id of the person or chat: the same person, the same id. */
  readonly personId: string;
  /** The platform's id of the message, unique for the person. The same id twice is the same message. */
  readonly platformId: string;
  /** As written, at most 4,000 characters; empty when only an attachment came. */
  readonly text: string;
  /** Id of the choice that was pressed, if one was; `text` then holds its label. */
  readonly choice?: string;
  readonly attachments?: readonly Attachment[];
  /** What the channel needs to send to this person (chat id, conversation reference); opaque to everybody else. */
  readonly address?: unknown;
  /** Language that the platform or page says the person uses; a hint for the first answer. */
  readonly languageHint?: Language;
  /** Mission whose page the person writes from. */
  readonly mission?: string;
  /** When the platform received it; absent where it does not say. */
  readonly sentAt?: Date;
}

export interface Choice {
  /** At most 64 ASCII characters; says by itself what it means, so that it works at any time later. */
  readonly id: string;
  readonly label: string;
}

export const SOURCE_KINDS = ['official', 'restated', 'press', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface SourceNote {
  readonly title: string;
  readonly url: string;
  readonly kind: SourceKind;
  /** The day the source was read, YYYY-MM-DD. */
  readonly checkedOn: string;
}

export type Sender = 'citizen' | 'bot' | 'agent' | 'system';

/** How far a message has got on its way to the platform. Web chat has none: stored is delivered. */
export interface Delivery {
  readonly state: 'pending' | 'unconfirmed' | 'sent' | 'delivered' | 'read' | 'failed';
  readonly attempts: number;
  /** Ids that the platform gave to the parts sent so far. */
  readonly platformIds: readonly string[];
  /** Why it failed or waits: a code, never a person's words. */
  readonly error?: string;
}

/** One stored message of a conversation. */
export interface Message {
  readonly id: string;
  readonly conversationId: string;
  /** 1, 2, 3… within the conversation, without gap or double. */
  readonly seq: number;
  readonly from: Sender;
  readonly text: string;
  readonly language: Language;
  readonly at: Date;
  /** The choice that a citizen pressed. */
  readonly choice?: string;
  readonly attachments?: readonly Attachment[];
  readonly choices?: readonly Choice[];
  readonly sources?: readonly SourceNote[];
  readonly service?: ServiceId | Control;
  readonly aspect?: Aspect;
  readonly outcome?: Outcome;
  /** The citizen's message that it answers: the thread through the logs. */
  readonly cause?: string;
  /** Agent who wrote it. */
  readonly agentId?: string;
  /** Citizen's messages: `received` until the bot or an agent has it; `failed` after three vain attempts. */
  readonly handling?: 'received' | 'done' | 'failed';
  /** Citizen's messages: attempts at answering so far. */
  readonly attempts?: number;
  readonly delivery?: Delivery;
}

/** A message before the store numbers it. */
export type NewMessage = Omit<Message, 'seq'>;

/** A message on its way out, with where to. */
export interface OutboundMessage {
  readonly conversationId: string;
  readonly personId: string;
  readonly address?: unknown;
  readonly message: Message;
}
