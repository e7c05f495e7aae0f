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
  readonly createdAt: Date;
  readonly agentId?: string;
  readonly assignedAt?: Date;
  /** First word of an agent. */
  readonly firstReplyAt?: Date;
  readonly offer?: { readonly agentId: string; readonly expiresAt: Date };
  /** The last time it was handed on, so that the announcement can be made again after a crash. */
  readonly transfer?: { readonly from: string; readonly at: Date; readonly note?: string };
  readonly resolvedAt?: Date;
  readonly disposition?: Disposition;
  readonly note?: string;
  readonly version: number;
}
