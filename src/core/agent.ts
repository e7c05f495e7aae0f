import type { Language } from './language.ts';
import type { ChannelName } from './message.ts';
import type { ServiceId } from './services.ts';

export const ROLES = ['agent', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PRESENCES = ['available', 'busy', 'away'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody who works at the desk. */
export interface Agent {
  readonly id: string;
  /** Lower case; unique. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly Language[];
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly presence: Presence;
  readonly presenceSince: Date;
  /** How many conversations at once; default `DEFAULT_CAPACITY`. */
  readonly capacity?: number;
  /** Services that this agent answers for; absent = all. */
  readonly topics?: readonly ServiceId[];
  /** Missions that this agent answers for; absent = all. */
  readonly missions?: readonly string[];
  /** The team they work in; absent = the call centre. */
  readonly team?: string;
  /** Where they are told of emergencies while on duty: a conversation that they opened with the bot, by that message. */
  readonly alert?: {
    readonly conversationId: string;
    readonly channel: ChannelName;
    readonly messageId: string;
    readonly since: Date;
  };
  /** The code that links one, until it is used or runs out; kept only as a digest. */
  readonly alertCode?: { readonly digest: string; readonly expiresAt: Date };
  /** The last sign of life of the agent's page, to about half a minute. */
  readonly seenAt?: Date;
  readonly createdAt: Date;
  readonly version: number;
}

/** Conversations that an agent holds at once unless their account says otherwise. */
export const DEFAULT_CAPACITY = 4;

/** A page that is open gives a sign of life every 15 s; after this long without one its agent has gone. */
export const SILENT_AFTER_MS = 90_000;

type Signs = Pick<Agent, 'presence' | 'presenceSince' | 'seenAt'>;

/** The presence that counts: whoever said “available” or “busy” and then fell silent is away. */
export function presenceAt(agent: Signs, now: Date): Presence {
  return isSilent(agent, now) ? 'away' : agent.presence;
}

/** No open page of the agent has given a sign of life for a while. */
export function isSilent({ presenceSince, seenAt }: Signs, now: Date): boolean {
  const seen = Math.max(presenceSince.getTime(), seenAt?.getTime() ?? 0);
  return now.getTime() - seen > SILENT_AFTER_MS;
}

/** A sign-in at the desk. The cookie's token is kept only as a hash. */
export interface DeskSession {
  readonly tokenHash: string;
  readonly agentId: string;
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** What the browser called itself at sign-in, shortened. */
  readonly device?: string;
}
