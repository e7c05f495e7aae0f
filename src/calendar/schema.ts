import { z } from 'zod';
import { SOURCE_KINDS } from '../core/message.ts';
import { isZone } from './zones.ts';

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is a time such as 08:30, or 24:00 for the end of the day');

const span = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, 'ends after it begins; a night is two spans, to 24:00 and from 00:00');

const day = z
  .array(span)
  .refine(
    (spans) => spans.every(({ from }, index) => index === 0 || (spans[index - 1]?.to ?? '') <= from),
    'spans of a day are in order and do not overlap',
  );

const week = z.strictObject({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
});

/** Whole days, both ends included; without `to` one day. */
const days = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date().optional(),
    name: z.string().trim().min(1).max(120),
    /** Whose holiday it is. */
    of: z.enum(['morocco', 'host']).optional(),
  })
  .refine(({ from, to = from }) => from <= to, 'ends on or after the day it begins');

const ramadan = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), announced: z.boolean(), week })
  .refine(({ from, to }) => from <= to, 'ends on or after the day it begins');

/** When a team works, in its own time zone. One file of `data/calendars`. */
export const calendarSchema = z.strictObject({
  zone: z.string().refine(isZone, 'is a zone such as Africa/Casablanca'),
  week,
  /** Public holidays, of Morocco and of the host country. */
  holidays: z.array(days).default([]),
  /** Exceptional closures. */
  closures: z.array(days).default([]),
  /** Ramadan has a week of its own; `announced: false` = expected, until the moon is seen. */
  ramadan: z.array(ramadan).default([]),
  /** iCalendar files beside this one; each event in them is a closure. */
  imports: z
    .array(z.string().regex(/^[\w-]+\.ics$/, 'is a file beside this one, such as holidays.ics'))
    .default([]),
});

/** Hours as they are entered at the desk. */
export const enteredHoursSchema = calendarSchema.omit({ zone: true, imports: true }).extend({
  holidays: z.array(days).max(200).default([]),
  closures: z.array(days).max(200).default([]),
  ramadan: z.array(ramadan).max(20).default([]),
});

/** A team as supervisors enter it. */
export const teamSchema = enteredHoursSchema.extend({
  name: z.string().trim().min(1).max(80),
  zone: calendarSchema.shape.zone,
});

/** When a mission is open, as officials enter it; its zone is the catalogue's. */
export const missionHoursSchema = enteredHoursSchema.extend({
  /** What it rests on: shown to citizens beside the hours. */
  source: z.strictObject({
    title: z.string().trim().min(3).max(200),
    /** Empty where nothing public says it. */
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
    kind: z.enum(SOURCE_KINDS),
    checkedOn: z.iso.date(),
  }),
});

export type Calendar = z.output<typeof calendarSchema>;
export type Week = z.output<typeof week>;
