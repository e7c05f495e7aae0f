import type { Catalogue } from './catalogue.ts';
import type { CitizenAct } from './citizen-act.ts';
import type { Memory } from './conversation.ts';
import type { EscalationReason, EscalationState } from './escalation.ts';
import type { Language } from './language.ts';
import type { Attachment, Choice, SourceNote } from './message.ts';
import type { LocalMoment } from './moment.ts';
import type { Outcome } from './outcome.ts';
import type { Aspect, Control, ServiceId } from './services.ts';
import type { Standing } from './standing.ts';
import type { Understanding } from './understanding.ts';

/** What the router sees of a conversation. */
export interface RouterInput {
  readonly text: string;
  readonly choice?: string;
  readonly attachments?: readonly Attachment[];
  readonly memory: Memory;
  /** The language in use so far, or the platform's hint. */
  readonly language?: Language;
  readonly languageChosen: boolean;
  /** Mission whose page the person writes from. */
  readonly mission?: string;
  /** An agent has been asked for and not come yet: asking again does not open another escalation. */
  readonly queued: boolean;
  /** How they stand in line, while queued. */
  readonly standing?: Standing | undefined;
  /** The conversation must be kept: it cannot be erased now. */
  readonly held?: boolean;
  /** The complaints of this conversation that have a number, oldest first. */
  readonly complaints?: readonly ComplaintState[];
  /** The message gave a number to ring, which has been kept; or one that cannot be rung. */
  readonly callBack?: CallBackAnswer | undefined;
  /** The message is a code by which an officer on duty asks to be told of emergencies here. */
  readonly alertLink?: AlertLink | undefined;
  /** Where the person can fetch a copy of all that is kept, if they ask for it and there is an address. */
  readonly copyLink?: CopyLink | undefined;
  readonly at: Date;
}

/** Counts for so many minutes. */
export interface CopyLink {
  readonly url: string;
  readonly minutes: number;
}

/** What became of such a code: used, or not one that counts here. */
export type AlertLink = 'linked' | 'refused';

/** What became of a telephone number in a message. `due`: when the call may be expected, by the team's clock. */
export type CallBackAnswer = { readonly due: LocalMoment } | 'unclear';

/** How far a complaint has got. */
export interface ComplaintState {
  /** `R-2026-000123`. */
  readonly number: string;
  readonly state: EscalationState;
  readonly openedAt: Date;
  readonly closedAt?: Date;
}

export interface Reply {
  readonly text: string;
  readonly language: Language;
  readonly choices?: readonly Choice[];
  readonly sources?: readonly SourceNote[];
}

/** The router's decision for one message. */
export interface RouterTurn {
  readonly replies: readonly Reply[];
  readonly language: Language;
  readonly languageChosen: boolean;
  readonly service: ServiceId | Control;
  readonly aspect: Aspect;
  readonly outcome: Outcome;
  readonly memory: Memory;
  readonly understanding?: Understanding;
  readonly escalation?: {
    readonly reason: EscalationReason;
    readonly topic?: ServiceId;
    readonly missionId?: string;
  };
  /** What the person decided about their escalation; the reply says that it is done. */
  readonly act?: CitizenAct;
}

/** Text and conversation in, answer out. Pure and synchronous; never throws for any text. */
export interface IntentRouter {
  route(input: RouterInput): RouterTurn;
  readonly catalogue: Catalogue;
}
