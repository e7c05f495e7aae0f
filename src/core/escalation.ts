import type { Language } from './language.ts';
import type { ChannelName } from './message.ts';
import type { ServiceId } from './services.ts';

export const ESCALATION_REASONS = [
  'asked',
  'low-confidence',
  'emergency',
  'complaint',
  'identity-needed',
  'not-covered',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export const DISPOSITIONS = ['answered', 'referred', 'no-reply', 'abuse', 'other'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What a complaint is about. */
export const COMPLAINT_CATEGORIES = ['reception', 'procedure', 'ethics', 'delay'] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

/** What the citizen answers to “did this help you?”. */
export const RATINGS = ['good', 'fair', 'poor'] as const;
export type Rating = (typeof RATINGS)[number];

export type EscalationState = 'waiting' | 'assigned' | 'resolved';

/** Higher is served first. */
export const PRIORITIES: Record<EscalationReason, number> = {
  emergency: 100,
  complaint: 20,
  'identity-needed': 20,
  asked: 10,
  'low-confidence': 10,
  'not-covered': 10,
};

/** A conversation that waits for, or is held by, an agent. At most one open per conversation. */
export interface Escalation {
  readonly id: string;
  readonly conversationId: string;
  readonly state: EscalationState;
  readonly reason: EscalationReason;
  readonly priority: number;
  readonly language: Language;
  readonly channel: ChannelName;
  /** The service it is about, if known. */
  readonly topic?: ServiceId;
  readonly missionId?: string;
  /** The team it is for; absent = the call centre. */
  readonly team?: string;
  /** When it was handed to that team. */
  readonly teamSince?: Date;
  readonly createdAt: Date;
  readonly agentId?: string;
  readonly assignedAt?: Date;
  /** First word of an agent. */
  readonly firstReplyAt?: Date;
  readonly offer?: { readonly agentId: string; readonly expiresAt: Date };
  /** Agents who declined an offer of it or let one run out, and when they last did: ISO instants by agent. */
  readonly passed?: Readonly<Record<string, string>>;
  /** The place in line that the citizen was told last. */
  readonly placeTold?: { readonly position: number; readonly at: Date };
  /** A complaint's number, `R-2026-000123`. */
  readonly reference?: string;
  /** A complaint's subject, as the citizen or an agent named it. */
  readonly category?: ComplaintCategory;
  /** The last time it was handed on, so that the announcement can be made again after a crash. */
  readonly transfer?: { readonly from: string; readonly at: Date; readonly note?: string };
  /** Handed to a mission's agents, who accept or refuse it; nobody else is asked for a while. */
  readonly referral?: { readonly missionId: string; readonly from: string; readonly at: Date };
  /** The mission's agents sent it back. */
  readonly refusal?: { readonly by: string; readonly at: Date; readonly note?: string };
  readonly resolvedAt?: Date;
  readonly disposition?: Disposition;
  /** The citizen left the line before an agent came. */
  readonly abandoned?: boolean;
  /** The citizen's word on the help they got; the first one stands. */
  readonly rating?: Rating;
  readonly note?: string;
  /** Words of the agents' own for what it was about, as given at the end. */
  readonly tags?: readonly string[];
  readonly version: number;
}
