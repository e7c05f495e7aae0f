import { z } from 'zod';
import { LANGUAGES } from '../core/language.ts';
import { ASPECTS, SERVICES } from '../core/services.ts';

const id = z.string().min(1).max(128);
const language = z.enum(LANGUAGES);

export const suggestionQuery = z.object({
  conversation: id,
  service: z.enum(SERVICES),
  aspect: z.enum(ASPECTS).default('general'),
  procedure: id.optional(),
  language: language.optional(),
});

export const noteBody = z.object({ clientId: id, text: z.string().trim().min(1).max(2000) });

/** At least two characters: one would find everything. */
export const searchQuery = z.object({ q: z.string().trim().min(2).max(100) });

/** Letters a–z, digits and hyphens, so that it can be typed on any keyboard. */
const shortcut = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'lower-case letters, digits and hyphens');

export const cannedPath = z.object({ language, shortcut });
export const cannedBody = z.object({ text: z.string().trim().min(1).max(2000) });

export const callBody = z.object({
  clientId: id,
  language,
  topic: z.enum(SERVICES).optional(),
  missionId: id.optional(),
  question: z.string().trim().min(1).max(2000).optional(),
});
