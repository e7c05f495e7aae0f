/** Somebody looks after emergencies while the team's hours are over. */
export interface DutyShift {
  readonly id: string;
  readonly team: string;
  readonly agentId: string;
  readonly from: Date;
  /** Not part of it. */
  readonly to: Date;
  /** Who entered it. */
  readonly enteredBy: string;
}
