import { z } from 'zod';
import { AppError } from '../../src/core/errors.ts';
import { isLanguage, type Language } from '../../src/core/language.ts';
import type { Choice, InboundMessage, Message } from '../../src/core/message.ts';

/** Longest text of one message, in UTF-16 units. */
export const TEXT_LIMIT = 4000;

const clientId = z.string().min(1).max(128);
const posted = z.union([
  z.strictObject({ clientId, text: z.string().trim().min(1) }),
  z.strictObject({ clientId, choice: z.string().min(1).max(64) }),
]);
const opening = z.strictObject({
  language: z.string().max(20).optional(),
  mission: z
    .string()
    .max(64)
    .regex(/^[a-z0-9-]+$/)
    .optional(),
});

/** What a page says when it opens a conversation. An unknown language is only a lost hint. */
export function decodeOpening(body: unknown): { languageHint?: Language; mission?: string } {
  const parsed = opening.safeParse(body ?? {});
  if (!parsed.success)
    throw new AppError('request.malformed', 'The body may hold `language` and `mission`, both texts.');
  const { language, mission } = parsed.data;
  return { ...(isLanguage(language) ? { languageHint: language } : {}), ...(mission ? { mission } : {}) };
}

/**
 * A posted message. A choice is looked up among those that were offered, newest first, and stored with its label.
 * @throws {AppError} `request.malformed`, or `request.too-large` over 4,000 characters.
 */
export function decodePosted(
  body: unknown,
  offered: readonly Message[],
): Pick<InboundMessage, 'platformId' | 'text' | 'choice'> {
  const parsed = posted.safeParse(body);
  if (!parsed.success) {
    throw new AppError(
      'request.malformed',
      'The body must hold `clientId` and either a `text` that is not empty or a `choice`.',
    );
  }
  const message = parsed.data;
  if ('text' in message) {
    if (message.text.length > TEXT_LIMIT) {
      throw new AppError(
        'request.too-large',
        `A message has at most ${TEXT_LIMIT} characters; this one has ${message.text.length}.`,
      );
    }
    return { platformId: message.clientId, text: message.text };
  }
  const choice = findChoice(offered, message.choice);
  if (!choice) throw new AppError('request.malformed', 'This choice was not offered in this conversation.');
  return { platformId: message.clientId, text: choice.label, choice: choice.id };
}

/** The choice of that id among those that were offered, newest first. */
export function findChoice(offered: readonly Message[], id: string): Choice | undefined {
  for (const message of offered.toReversed()) {
    const choice = message.choices?.find((candidate) => candidate.id === id);
    if (choice) return choice;
  }
  return undefined;
}
