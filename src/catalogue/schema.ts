import { z } from 'zod';
import { LIFE_EVENTS, MISSION_KINDS } from '../core/catalogue.ts';
import { SOURCE_KINDS } from '../core/message.ts';
import { ASPECTS, SERVICES } from '../core/services.ts';
import { SITUATIONS } from '../core/understanding.ts';

/** The shape of the files under `data/`. Unknown keys are errors: a misspelt `amout` must not pass unseen. */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has only a-z, 0-9 and -');
const day = z.iso.date('a day is written YYYY-MM-DD');
const sentence = z.string().trim().min(1);
/** Texts a citizen reads: French always; the others may be missing and then show the French. */
const text = z.strictObject({
  fr: sentence,
  ar: sentence.optional(),
  en: sentence.optional(),
  es: sentence.optional(),
});

const cited = { sources: z.array(z.int().positive()).min(1, 'a fact needs at least one source') };
const forVariants = { variants: z.array(id).optional() };
const fact = z.strictObject({ text, ...forVariants, ...cited });

const selection = z.strictObject({
  age: z.enum(['adult', 'minor']).optional(),
  situation: z.array(z.enum(SITUATIONS)).optional(),
});

const source = z.strictObject({
  n: z.int().positive(),
  title: sentence,
  url: z.url(),
  publisher: z.string().optional(),
  kind: z.enum(SOURCE_KINDS),
  published: z.string().optional(),
  checkedOn: day.optional(),
  note: z.string().optional(),
});

const fee = z.strictObject({
  id,
  amount: z.number().nonnegative().nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capitals, like MAD'),
  for: text,
  wherePaid: text.optional(),
  note: text.optional(),
  scope: z.enum(['abroad', 'in-morocco', 'elsewhere']),
  status: z.enum(['stated', 'observed', 'doubtful']),
  fine: z.boolean().optional(),
  breakdown: z.array(z.strictObject({ label: text, amount: z.number().nonnegative() })).optional(),
  ...forVariants,
  ...cited,
});

const requiredDocument = z.strictObject({
  name: text,
  form: z.enum(['original', 'copy', 'original-and-copy', 'shown', 'form-to-fill']).optional(),
  count: z.int().positive().optional(),
  condition: text.optional(),
  note: text.optional(),
  ...forVariants,
  ...cited,
});

const procedure = z.strictObject({
  id,
  name: text,
  short: text,
  select: selection.optional(),
  default: z.boolean().optional(),
  checkedOn: day,
  variants: z.array(z.strictObject({ id, name: text, select: selection.optional() })).default([]),
  eligibility: z.array(fact).default([]),
  documents: z.array(requiredDocument).default([]),
  fees: z.array(fee).default([]),
  duration: z.array(fact.extend({ status: z.enum(['official', 'observed']) })).default([]),
  validity: z.array(fact).default([]),
  where: z.array(fact).default([]),
  online: z.array(z.strictObject({ name: text, url: z.url() })).default([]),
  appointment: z
    .strictObject({
      needed: z.enum(['yes', 'no', 'depends', 'unknown']),
      text,
      url: z.url().optional(),
      ...cited,
    })
    .optional(),
  steps: z.array(fact).default([]),
  tracking: z.array(fact).default([]),
  legalBasis: z.array(fact).default([]),
  pitfalls: z.array(fact).default([]),
  uncertain: z.array(fact.extend({ aspect: z.enum(ASPECTS) })).default([]),
  contacts: z
    .array(
      z.strictObject({
        label: text,
        phone: z.string().optional(),
        email: z.email().optional(),
        url: z.url().optional(),
        note: text.optional(),
        ...cited,
      }),
    )
    .default([]),
  sources: z.array(source).min(1),
});

export const serviceFile = z.strictObject({
  id: z.enum(SERVICES),
  name: text,
  summary: text,
  lifeEvents: z.array(z.enum(LIFE_EVENTS)).min(1),
  popular: z.int().min(1).max(10).optional(),
  aliases: z.array(sentence).default([]),
  question: z
    .strictObject({
      text,
      choices: z
        .array(
          z.strictObject({
            label: text,
            set: z.strictObject({
              age: z.enum(['adult', 'minor']).optional(),
              situation: z.enum(SITUATIONS).optional(),
              procedure: id.optional(),
            }),
          }),
        )
        .min(2)
        .max(3),
    })
    .optional(),
  related: z.array(z.enum(SERVICES)).default([]),
  procedures: z.array(procedure).min(1),
});
export type ServiceFile = z.infer<typeof serviceFile>;

/** `data/missions/<country>.yaml`: the missions in one country. */
export const missionFile = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  missions: z.array(
    z.strictObject({
      id,
      kind: z.enum(MISSION_KINDS),
      city: id,
      address: z.string().optional(),
      phones: z.array(z.string()).default([]),
      email: z.email().optional(),
      website: z.url().optional(),
      jurisdiction: z.array(z.string()).default([]),
      hours: text.optional(),
      timezone: z.string(),
      note: text.optional(),
      sources: z.array(source).min(1),
      checkedOn: day,
    }),
  ),
});

/** `data/places.yaml`: countries and cities as people name them. Names in all four languages. */
export const placeFile = z.strictObject({
  places: z.array(
    z.strictObject({
      id,
      kind: z.enum(['city', 'country']),
      country: z.string().regex(/^[A-Z]{2}$/),
      name: text,
      aliases: z.array(sentence).default([]),
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
      mission: id.optional(),
    }),
  ),
});
