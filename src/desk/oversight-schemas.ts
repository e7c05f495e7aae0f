import { z } from 'zod';
import { ROLES } from '../core/agent.ts';
import { LANGUAGES } from '../core/language.ts';
import { SERVICES } from '../core/services.ts';
import { SHORTEST_PASSWORD } from './agents.ts';

/** Nobody talks with more people at once. */
const MOST_AT_ONCE = 20;
const DAY_MS = 86_400_000;
/** Longer reports would take the machine from the citizens. */
const LONGEST_DAYS = 366;

export const skillsBody = z.object({
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
  topics: z.array(z.enum(SERVICES)).min(1).max(SERVICES.length).nullable(),
  missions: z.array(z.string().min(1).max(128)).min(1).max(200).nullable(),
  capacity: z.number().int().min(1).max(MOST_AT_ONCE).nullable(),
  /** Absent: as it was. `null`: the call centre. */
  team: z.string().min(1).max(128).nullable().optional(),
});

export const accountBody = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  disabled: z.boolean(),
});

export const passwordBody = z.object({ password: z.string().min(SHORTEST_PASSWORD).max(256) });

/** Instants, ISO 8601; `to` is not part of the period. */
export const periodQuery = z
  .object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .transform(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  .refine(({ from, to }) => to > from, 'ends before it begins')
  .refine(
    ({ from, to }) => to.getTime() - from.getTime() <= LONGEST_DAYS * DAY_MS,
    `is longer than ${LONGEST_DAYS} days`,
  );
