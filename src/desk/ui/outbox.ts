/** A reply on its way: kept until the desk has it, with the id that makes sending it again harmless. */
export interface Pending {
  readonly clientId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly state: 'sending' | 'failed' | 'refused';
  /** The message it became: once that is seen, this is not. */
  readonly messageId?: string;
}

/** Words stay in this tab: they outlive a reload and end with it. */
const storage = (): Storage | undefined => {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
};

const OUTBOX = 'dalil-outbox';
const draftName = (conversationId: string) => `dalil-draft-${conversationId}`;

export function loadDraft(conversationId: string): string {
  return storage()?.getItem(draftName(conversationId)) ?? '';
}

export function saveDraft(conversationId: string, text: string): void {
  if (text) storage()?.setItem(draftName(conversationId), text);
  else storage()?.removeItem(draftName(conversationId));
}

/** What had not been sent when the page was left; to be tried again. */
export function loadOutbox(): Pending[] {
  const stored = JSON.parse(storage()?.getItem(OUTBOX) ?? '[]') as Pending[];
  return stored.map((pending) => ({ ...pending, state: 'failed' }));
}

export function saveOutbox(outbox: readonly Pending[]): void {
  storage()?.setItem(OUTBOX, JSON.stringify(outbox));
}

/** Forgets all words of the agent who signs out. */
export function forgetWords(): void {
  storage()?.clear();
}
