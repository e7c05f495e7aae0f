/** One line of the book of who saw and did what. It holds no words of anybody. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** An agent's id; `citizen` for the person themselves; `system` for the daily retention. */
  readonly actor: string;
  /** What was done: a route of the desk (`GET /conversations/:id/messages`), `erase`, `forget`, `retention`. */
  readonly action: string;
  /** Id of what it was done to: a conversation, an escalation, an agent… */
  readonly subject?: string;
  /** HTTP status, where it was refused or failed. */
  readonly status?: number;
  /** Counts, as proof of an erasure; a period; never words. */
  readonly detail?: string;
}
