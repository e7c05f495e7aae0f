import { z } from 'zod';
import type { Activity } from './activity.ts';

const addressSchema = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.object({
    id: z.string(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  bot: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  /** It came from an emulator on this machine, without a token: answered without one, too. */
  local: z.literal(true).optional(),
});

/**
 * Where to answer: a conversation reference without names and without the id of a message, so that it stays the same
 * from message to message. It is kept with the conversation and outlives a restart.
 */
export type Address = z.infer<typeof addressSchema>;

export function addressOf(
  activity: Activity,
  people: { bot: string; user: string },
  local: boolean,
): Address {
  const { serviceUrl, channelId, conversation } = activity;
  return {
    serviceUrl,
    channelId,
    conversation,
    bot: { id: people.bot },
    user: { id: people.user },
    ...(local ? { local } : {}),
  };
}

/** What was kept, as an address; nothing if it is not one. */
export function readAddress(kept: unknown): Address | undefined {
  return addressSchema.safeParse(kept).data;
}
