import type { Attachment, AttachmentKind } from '../../src/core/message.ts';
import type { ReplyKey } from '../wordings/index.ts';
import { agentChoice } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { nearestMissionAnswer } from './find-mission.ts';

/** What is said to each kind of thing. None of them is kept. */
const SENTENCES: Record<AttachmentKind, ReplyKey> = {
  image: 'attachment.document',
  document: 'attachment.document',
  voice: 'attachment.voice',
  video: 'attachment.other',
  sticker: 'attachment.other',
  contact: 'attachment.other',
  location: 'attachment.other',
  other: 'attachment.other',
};

/** A message without words: a position finds the nearest mission, anything else gets a polite sentence. */
export function attachmentAnswer(context: AnswerContext, attachments: readonly Attachment[]): Draft {
  const { latitude, longitude } = attachments.find(({ kind }) => kind === 'location') ?? {};
  if (latitude !== undefined && longitude !== undefined) {
    return nearestMissionAnswer(context, { latitude, longitude });
  }
  const { voice, memory } = context;
  return {
    replies: [reply(voice, attachmentSentence(context, attachments), { choices: [agentChoice(voice)] })],
    service: memory.service ?? 'out-of-scope',
    aspect: memory.aspect ?? 'general',
    outcome: 'refused',
  };
}

/** The sentence for the first attachment, identity papers before all others. */
export function attachmentSentence({ voice }: AnswerContext, attachments: readonly Attachment[]): string {
  const keys = attachments.map(({ kind }) => SENTENCES[kind]);
  const key = keys.find((one) => one === 'attachment.document') ?? keys[0] ?? 'attachment.other';
  return voice.say(key);
}
