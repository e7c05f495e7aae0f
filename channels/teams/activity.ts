import { z } from 'zod';

/** A field of the wrong kind is as good as absent: only what decides is insisted on. */
const loose = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Teams' ids are long, but not endless. */
const id = z.string().min(1).max(1000);

const account = z.object({ id });

/**
 * What Dalil reads of a Bot Framework activity, whatever SDK carries it:
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
const activitySchema = z.object({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  conversation: z.object({
    id,
    isGroup: loose(z.boolean()),
    conversationType: loose(z.string().max(100)),
    tenantId: loose(id),
  }),
  id: loose(id),
  from: loose(account),
  recipient: loose(account),
  timestamp: loose(z.string()),
  locale: loose(z.string()),
  text: loose(z.string()),
  value: z.unknown().optional(),
  action: loose(z.string()),
  attachments: z.array(z.unknown()).catch([]),
  entities: z.array(z.unknown()).catch([]),
  membersAdded: z.array(account).catch([]),
  channelData: loose(
    z.object({ eventType: loose(z.string()), tenant: loose(z.object({ id: loose(z.string()) })) }),
  ),
});
export type Activity = z.infer<typeof activitySchema>;

/** A body as an activity; nothing if it is not one. */
export function parseActivity(body: unknown): Activity | undefined {
  return activitySchema.safeParse(body).data;
}

/** The organisations that the activity says it comes from. */
export function tenantsOf({ conversation, channelData }: Activity): string[] {
  return [conversation.tenantId, channelData?.tenant?.id].filter((tenant) => tenant !== undefined);
}

/** One person and the bot, as opposed to a channel of a team or a group. */
export function isPersonal({ conversation }: Activity): boolean {
  const { conversationType, isGroup } = conversation;
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}
