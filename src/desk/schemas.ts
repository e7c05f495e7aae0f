import { z } from 'zod';
import { PRESENCES, ROLES } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import { COMPLAINT_CATEGORIES, DISPOSITIONS } from '../core/escalation.ts';
import { LANGUAGES } from '../core/language.ts';
import { SHORTEST_PASSWORD } from './agents.ts';

const LONGEST_TEXT = 4000;
const id = z.string().min(1).max(128);
const note = z.string().trim().max(2000).optional();
const email = z.string().trim().min(3).max(254);
const password = z.string().min(1).max(256);

export const signInBody = z.object({ email, password });

export const agentBody = z.object({
  email: email.pipe(z.email()),
  name: z.string().trim().min(1).max(100),
  password: password.min(SHORTEST_PASSWORD),
  role: z.enum(ROLES),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
});

export const transferBody = z.object({
  to: z.union([
    z.strictObject({ agentId: id }),
    z.strictObject({ teamId: id }),
    z.strictObject({ missionId: id }),
    z.strictObject({ queue: z.literal(true) }),
  ]),
  note,
});

/** Words for what it was about. */
const tags = z.array(z.string().trim().min(1).max(40)).max(10).optional();

export const resolveBody = z.object({ disposition: z.enum(DISPOSITIONS), note, tags });

export const replyBody = z.object({
  clientId: id,
  text: z.string().trim().min(1),
});

export const categoryBody = z.object({ category: z.enum(COMPLAINT_CATEGORIES) });

export const presenceBody = z.object({ state: z.enum(PRESENCES) });

export const escalationsQuery = z.object({
  state: z.enum(['waiting', 'assigned', 'resolved']),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export const messagesQuery = z
  .object({
    after: z.coerce.number().int().min(0).default(0),
    before: z.coerce.number().int().min(1).optional(),
  })
  .refine(({ after, before }) => after === 0 || before === undefined, 'after and before exclude each other');

/** Checks what came from outside. @throws {AppError} `request.malformed`, naming the first field that is wrong */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'The body';
  throw new AppError('request.malformed', `${field}: ${issue?.message ?? 'not as expected'}.`);
}

/** @throws {AppError} `request.too-large` over 4,000 characters */
export function checkReply(value: unknown): { clientId: string; text: string } {
  const reply = check(replyBody, value);
  if (reply.text.length > LONGEST_TEXT)
    throw new AppError('request.too-large', `A message has at most ${LONGEST_TEXT} characters.`);
  return reply;
}
