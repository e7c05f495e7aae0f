import type { AttachmentKind, InboundMessage } from '../../src/core/message.ts';
import type { WebMessage } from './client.ts';

/** Kinds beside words that call for an answer; all other kinds are notices of the platform. */
const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  video: 'video',
  audio: 'voice',
  ptt: 'voice',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  vcard: 'contact',
  multi_vcard: 'contact',
  poll_creation: 'other',
  order: 'other',
  product: 'other',
  payment: 'other',
  groups_v4_invite: 'other',
  scheduled_event_creation: 'other',
  oversized: 'other',
};
/** The others carry a card's text or a picture of a map there. */
const WITH_CAPTION = ['image', 'video', 'document'];
const WORDS = ['chat', 'buttons_response', 'list_response'];

/** One person's own number, or the number WhatsApp shows in its place; `0@c.us` is WhatsApp itself. */
const PERSON = /^(?!0@)\d+@(c\.us|lid)$/;

/** A message of a person, or nothing: groups, broadcasts, status updates, our own words and notices are left alone. */
export function decodeMessage(message: WebMessage): InboundMessage | undefined {
  const { id, from, fromMe, isStatus, broadcast, type, timestamp } = message;
  if (fromMe || isStatus || broadcast || !PERSON.test(from)) return undefined;
  const kind = KINDS[type];
  if (!kind && !WORDS.includes(type)) return undefined;
  const text = wordsOf(message);
  if (!kind && text === '') return undefined;
  return {
    channel: 'whatsapp-web',
    personId: from,
    platformId: id._serialized,
    text,
    ...(kind ? { attachments: [{ kind, ...positionOf(message) }] } : {}),
    sentAt: new Date(timestamp * 1000),
  };
}

/** A text that was changed after it was sent: a message of its own. */
export function decodeEdit(message: WebMessage, words: string): InboundMessage | undefined {
  const decoded = decodeMessage({ ...pick(message), body: words });
  if (!decoded || decoded.text === '') return undefined;
  return {
    ...decoded,
    platformId: `${decoded.platformId}-${message.latestEditSenderTimestampMs ?? words.length}`,
  };
}

/** The package's messages are objects of a class; a copy of what is used keeps this pure. */
function pick({ id, from, fromMe, isStatus, broadcast, type, timestamp, body }: WebMessage): WebMessage {
  return { id, from, fromMe, isStatus, broadcast, type, timestamp, body };
}

/** A file's caption is its name unless the person wrote one. */
const FILE_NAME = /^\S(?:.*\S)?\.[a-z\d]{2,5}$/i;

function wordsOf({ type, body }: WebMessage): string {
  if (WORDS.includes(type)) return body;
  if (!WITH_CAPTION.includes(type)) return '';
  return type === 'document' && FILE_NAME.test(body) ? '' : body;
}

function positionOf({ type, location }: WebMessage): { latitude?: number; longitude?: number } {
  if (type !== 'location' || !location) return {};
  const [latitude, longitude] = [Number(location.latitude), Number(location.longitude)];
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : {};
}
