import { z } from 'zod';
import { CALL_RESULTS } from '../core/call-back.ts';
import { LANGUAGES } from '../core/language.ts';
import { ASPECTS, SERVICES } from '../core/services.ts';
import { DEFAULT_TEAM } from '../core/team.ts';

const id = z.string().min(1).max(128);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 20:00');

export const refuseBody = z.object({ note: z.string().trim().max(2000).optional() });

/** As people write it; the number is read from it. */
export const phoneBody = z.object({ phone: z.string().trim().min(5).max(40) });

export const callMarkBody = z.object({
  result: z.enum(CALL_RESULTS),
  attempts: z.number().int().min(0).max(99),
});

export const dutyQuery = z.object({ team: id.default(DEFAULT_TEAM) });

/** `to` at or before `from` is the next day's. */
export const dutyBody = z.object({
  team: id.default(DEFAULT_TEAM),
  agentId: id,
  day: z.iso.date(),
  from: clock,
  to: clock,
  weeks: z.number().int().min(1).max(26).default(1),
});

/** At least three characters: two would find everybody. */
export const recipientQuery = z.object({ q: z.string().trim().min(3).max(100) });

export const callAnswerBody = z.object({
  clientId: id,
  recipient: id,
  service: z.enum(SERVICES),
  aspect: z.enum(ASPECTS).default('general'),
  procedure: id.optional(),
  language: z.enum(LANGUAGES).optional(),
});
