import { AppError } from '../../src/core/errors.ts';
import type { Attachment, AttachmentKind, InboundMessage } from '../../src/core/message.ts';
import { changeShape, envelopeShape, messageShape, type PlatformMessage, statusShape } from './payload.ts';

/** How far WhatsApp says that a message of ours has got. */
export interface Status {
  readonly platformId: string;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  /** WhatsApp's number for why it failed. */
  readonly errorCode?: number;
}

/** A message with what only this channel needs. */
export interface Received {
  readonly message: InboundMessage & { readonly sentAt: Date };
  /** The person's business-scoped id, which stays when they hide their number. */
  readonly userId?: string;
}

export interface Decoded {
  /** Oldest first. */
  readonly messages: readonly Received[];
  readonly statuses: readonly Status[];
  /** Messages and statuses of another number of the same account, which are not ours to answer. */
  readonly foreign: number;
}

/**
 * All messages and statuses of one webhook call to our number. What is of a kind that nobody answers (reactions,
 * groups, notices of the system) is left out.
 * @throws {AppError} `request.malformed` if it is not a webhook call at all.
 */
export function decodeWebhook(body: unknown, known: { phoneId: string; now: Date }): Decoded {
  const envelope = envelopeShape.safeParse(body);
  if (!envelope.success)
    throw new AppError('request.malformed', 'This is not a call of the WhatsApp webhook.');
  const changes = envelope.data.entry
    .flatMap((entry) => entry.changes)
    .filter(({ field }) => field === 'messages')
    .flatMap(({ value }) => changeShape.safeParse(value).data ?? []);
  const ours = changes.filter(({ metadata }) => !metadata || metadata.phone_number_id === known.phoneId);
  return {
    messages: ours
      .flatMap(({ messages }) => messages.flatMap((message) => decodeMessage(message, known.now) ?? []))
      .sort((a, b) => a.message.sentAt.getTime() - b.message.sentAt.getTime()),
    statuses: ours.flatMap(({ statuses }) => statuses.flatMap((status) => decodeStatus(status) ?? [])),
    foreign: changes.length - ours.length,
  };
}

/** Kinds that call for no answer. */
const SILENT = new Set(['reaction', 'system', 'request_welcome', 'ephemeral', 'edit', 'revoke']);

function decodeMessage(value: unknown, now: Date): Received | undefined {
  const { data } = messageShape.safeParse(value);
  const personId = data?.from ?? data?.from_user_id;
  if (!data || !personId || data.group_id || SILENT.has(data.type)) return undefined;
  const attachment = attachmentOf(data);
  return {
    message: {
      channel: 'whatsapp',
      personId,
      platformId: data.id,
      ...wordsOf(data),
      ...(attachment ? { attachments: [attachment] } : {}),
      sentAt: data.timestamp ? new Date(data.timestamp * 1000) : now,
    },
    ...(data.from_user_id ? { userId: data.from_user_id } : {}),
  };
}

/** Our template's button, or the word it asks for, says “the answer, please”; after the answer the topics are offered. */
const AFTER_TEMPLATE = 'topics';
const OPEN = /^(open|ouvrir|abrir|openen|apri|öffnen|افتح|فتح)[.!]*$/iu;

function wordsOf(message: PlatformMessage): Pick<InboundMessage, 'text' | 'choice'> {
  const { interactive, button } = message;
  const chosen = interactive?.button_reply ?? interactive?.list_reply;
  // A title that was cut to fit its row stands in full below it.
  if (chosen) return { text: chosen.description ?? chosen.title, choice: chosen.id };
  if (button) return { text: button.text, choice: AFTER_TEMPLATE };
  const media = message.image ?? message.video ?? message.document;
  const text = message.text?.body ?? media?.caption ?? '';
  return { text, ...(OPEN.test(text.trim()) ? { choice: AFTER_TEMPLATE } : {}) };
}

const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  audio: 'voice',
  video: 'video',
  document: 'document',
  sticker: 'sticker',
  contacts: 'contact',
};
const WORDS = new Set(['text', 'button']);

function attachmentOf(message: PlatformMessage): Attachment | undefined {
  const { type, location, interactive } = message;
  if (location) return { kind: 'location', latitude: location.latitude, longitude: location.longitude };
  if (interactive?.button_reply || interactive?.list_reply || (WORDS.has(type) && message[type as 'text'])) {
    return undefined;
  }
  return { kind: KINDS[type] ?? 'other' };
}

const STATES = ['sent', 'delivered', 'read', 'failed'] as const;

function decodeStatus(value: unknown): Status | undefined {
  const { data } = statusShape.safeParse(value);
  const state = STATES.find((known) => known === (data?.status === 'played' ? 'read' : data?.status));
  if (!data || !state) return undefined;
  const errorCode = data.errors[0]?.code;
  return { platformId: data.id, state, ...(errorCode === undefined ? {} : { errorCode }) };
}
