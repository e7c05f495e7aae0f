import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Api, Refused } from './api.ts';
import { loadOutbox, type Pending, saveOutbox } from './outbox.ts';

export interface Outbox {
  readonly pending: readonly Pending[];
  send(conversationId: string, text: string): void;
  resend(clientId: string): void;
  discard(clientId: string): void;
  /** Tries again whatever could not be sent. */
  resendAll(): void;
}

/** 128 random bits; `crypto.randomUUID` is missing where the desk is reached without TLS. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Replies on their way. `onSent` brings the transcript up to date; only then does the pending one disappear. */
export function useOutbox(api: Api, onSent: (conversationId: string) => Promise<void>): Outbox {
  const [pending, setPending] = useState<readonly Pending[]>(loadOutbox);
  const latest = useRef(pending);
  // The caller's function is new at each rendering; nothing may be sent again because of that.
  const sent = useRef(onSent);
  sent.current = onSent;
  const update = useCallback((changed: (old: readonly Pending[]) => readonly Pending[]) => {
    latest.current = changed(latest.current);
    saveOutbox(latest.current);
    setPending(latest.current);
  }, []);
  const mark = useCallback(
    (clientId: string, state: Pending['state']) =>
      update((old) => old.map((one) => (one.clientId === clientId ? { ...one, state } : one))),
    [update],
  );
  const discard = useCallback(
    (clientId: string) => update((old) => old.filter((one) => one.clientId !== clientId)),
    [update],
  );
  const deliver = useCallback(
    async ({ clientId, conversationId, text }: Pending) => {
      mark(clientId, 'sending');
      try {
        const { messageId } = await api.reply(conversationId, clientId, text);
        update((old) => old.map((one) => (one.clientId === clientId ? { ...one, messageId } : one)));
        await sent.current(conversationId);
        discard(clientId);
      } catch (error) {
        mark(clientId, error instanceof Refused && error.status === 409 ? 'refused' : 'failed');
      }
    },
    [api, mark, discard, update],
  );
  const resend = (clientId: string) => {
    const found = latest.current.find((one) => one.clientId === clientId);
    if (found) void deliver(found);
  };
  const resendAll = useCallback(() => {
    for (const one of latest.current) if (one.state === 'failed') void deliver(one);
  }, [deliver]);
  useEffect(() => resendAll(), [resendAll]);
  const send = (conversationId: string, text: string) => {
    const one: Pending = { clientId: newClientId(), conversationId, text, state: 'sending' };
    update((old) => [...old, one]);
    void deliver(one);
  };
  return { pending, send, resend, discard, resendAll };
}
