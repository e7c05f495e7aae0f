import type { Agent } from '../core/agent.ts';
import type { CallBack } from '../core/call-back.ts';
import type { DutyShift } from '../core/duty.ts';
import type { ComplaintCategory, Escalation } from '../core/escalation.ts';
import { alertsOf, type SentAlert } from './alert.ts';
import { type Call, openCall } from './call.ts';
import { claim } from './claim.ts';
import { categorise } from './complaint.ts';
import { decline } from './decline.ts';
import { type DutyState, dutyState, officersNow } from './duty.ts';
import { addDuty, type NewDuty, removeDuty, type Stretch, uncovered } from './duty-roster.ts';
import { type CallMark, markCall, noteCallBack } from './mark-call.ts';
import type { Actor, EscalationParts } from './parts.ts';
import { refuse } from './refuse.ts';
import { type AgentReply, reply } from './reply.ts';
import { type Resolution, resolve } from './resolve.ts';
import { type SentAnswer, sendAnswer } from './send-answer.ts';
import { createServiceLevels, type ServiceLevels } from './service-levels.ts';
import { type TeamHours, teamHours } from './team-hours.ts';
import { type Transfer, transfer } from './transfer.ts';
import { type Wait, waitOf } from './wait.ts';

/** What agents do with escalations. Each promise and refusal stands at the function of the same name. */
export interface Escalations {
  claim(escalationId: string, actor: Actor): Promise<Escalation>;
  decline(escalationId: string, actor: Actor): Promise<Escalation>;
  refuse(escalationId: string, note: string | undefined, actor: Actor): Promise<Escalation>;
  categorise(escalationId: string, category: ComplaintCategory, actor: Actor): Promise<Escalation>;
  reply(message: AgentReply, actor: Actor): Promise<{ messageId: string }>;
  resolve(escalationId: string, resolution: Resolution, actor: Actor): Promise<Escalation>;
  transfer(escalationId: string, transfer: Transfer, actor: Actor): Promise<Escalation>;
  openCall(call: Call, actor: Actor): Promise<Escalation>;
  sendAnswer(answer: SentAnswer, actor: Actor): Promise<{ messageId: string }>;
  noteCallBack(number: { conversationId: string; phone: string }, actor: Actor): Promise<void>;
  markCall(callBackId: string, mark: CallMark, actor: Actor): Promise<CallBack>;
  readonly duty: Duty;
  waitOf(escalationId: string): Promise<Wait | undefined>;
  readonly serviceLevels: ServiceLevels;
  teamHours(): TeamHours[];
}

/** Who looks after emergencies while a team's hours are over. */
export interface Duty {
  state(): Promise<DutyState>;
  officers(): Promise<Agent[]>;
  alertsOf(escalation: Escalation): Promise<SentAlert[]>;
  add(duty: NewDuty, actor: Actor): Promise<DutyShift[]>;
  remove(shiftId: string): Promise<void>;
  uncovered(team: string, shifts: readonly Stretch[], period: Stretch): Stretch[];
}

export function createEscalations(parts: EscalationParts): Escalations {
  return {
    claim: (id, actor) => claim(parts, id, actor),
    decline: (id, actor) => decline(parts, id, actor),
    refuse: (id, note, actor) => refuse(parts, id, { note, actor }),
    categorise: (id, category, actor) => categorise(parts, id, { category, actor }),
    reply: (message, actor) => reply(parts, message, actor),
    resolve: (id, resolution, actor) => resolve(parts, id, { ...resolution, actor }),
    transfer: (id, target, actor) => transfer(parts, id, { ...target, actor }),
    openCall: (call, actor) => openCall(parts, call, actor),
    sendAnswer: (answer, actor) => sendAnswer(parts, answer, actor),
    noteCallBack: (number, actor) => noteCallBack(parts, number, actor),
    markCall: (id, mark, actor) => markCall(parts, id, { ...mark, actor }),
    duty: {
      state: () => dutyState(parts),
      officers: () => officersNow(parts),
      alertsOf: (escalation) => alertsOf(parts, escalation),
      add: (duty, actor) => addDuty(parts, duty, actor),
      remove: (id) => removeDuty(parts, id),
      uncovered: (team, shifts, period) => uncovered(parts.calendars().hoursOf(team), shifts, period),
    },
    waitOf: (id) => waitOf(parts, id),
    serviceLevels: createServiceLevels(parts),
    teamHours: () => teamHours(parts.calendars(), parts.now()),
  };
}
