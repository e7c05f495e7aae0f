import type { ComplaintCategory, Escalation } from '../core/escalation.ts';
import { type Call, openCall } from './call.ts';
import { claim } from './claim.ts';
import { categorise } from './complaint.ts';
import { decline } from './decline.ts';
import type { Actor, EscalationParts } from './parts.ts';
import { type AgentReply, reply } from './reply.ts';
import { type Resolution, resolve } from './resolve.ts';
import { createServiceLevels, type ServiceLevels } from './service-levels.ts';
import { type TeamHours, teamHours } from './team-hours.ts';
import { type Transfer, transfer } from './transfer.ts';
import { type Wait, waitOf } from './wait.ts';

/** What agents do with escalations. Each promise and refusal stands at the function of the same name. */
export interface Escalations {
  claim(escalationId: string, actor: Actor): Promise<Escalation>;
  decline(escalationId: string, actor: Actor): Promise<Escalation>;
  categorise(escalationId: string, category: ComplaintCategory, actor: Actor): Promise<Escalation>;
  reply(message: AgentReply, actor: Actor): Promise<{ messageId: string }>;
  resolve(escalationId: string, resolution: Resolution, actor: Actor): Promise<Escalation>;
  transfer(escalationId: string, transfer: Transfer, actor: Actor): Promise<Escalation>;
  openCall(call: Call, actor: Actor): Promise<Escalation>;
  waitOf(escalationId: string): Promise<Wait | undefined>;
  readonly serviceLevels: ServiceLevels;
  teamHours(): TeamHours[];
}

export function createEscalations(parts: EscalationParts): Escalations {
  return {
    claim: (id, actor) => claim(parts, id, actor),
    decline: (id, actor) => decline(parts, id, actor),
    categorise: (id, category, actor) => categorise(parts, id, { category, actor }),
    reply: (message, actor) => reply(parts, message, actor),
    resolve: (id, resolution, actor) => resolve(parts, id, { ...resolution, actor }),
    transfer: (id, target, actor) => transfer(parts, id, { ...target, actor }),
    openCall: (call, actor) => openCall(parts, call, actor),
    waitOf: (id) => waitOf(parts.store, id, parts.now()),
    serviceLevels: createServiceLevels(parts),
    teamHours: () => teamHours(parts.calendars(), parts.now()),
  };
}
