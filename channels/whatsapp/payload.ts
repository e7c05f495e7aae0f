import { z } from 'zod';

/** A webhook call: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages */
export const envelopeShape = z.object({
  object: z.string(),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});

/** What one change of the field `messages` carries; each part is read by itself, so that an odd one harms no other. */
export const changeShape = z.object({
  metadata: z.object({ phone_number_id: z.string() }).optional(),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});

const reply = z.object({ id: z.string(), title: z.string(), description: z.string().optional() });
const captioned = z.object({ caption: z.string().optional() });

/** One message. `from` is missing for people who hide their number behind a user name; `from_user_id` then names them. */
export const messageShape = z.object({
  id: z.string().min(1),
  from: z.string().min(1).optional(),
  from_user_id: z.string().min(1).optional(),
  group_id: z.string().optional(),
  /** Seconds. */
  timestamp: z.coerce.number().positive().optional(),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
  interactive: z.object({ button_reply: reply.optional(), list_reply: reply.optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  image: captioned.optional(),
  video: captioned.optional(),
  document: captioned.optional(),
});
export type PlatformMessage = z.output<typeof messageShape>;

/** What became of a message of ours. */
export const statusShape = z.object({
  id: z.string().min(1),
  status: z.string(),
  errors: z.array(z.object({ code: z.number() })).default([]),
});
