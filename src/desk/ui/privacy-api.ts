import type { eraseConversation, previewErasure } from '../../privacy/erase.ts';
import type { auditList } from '../audit-routes.ts';
import type { ownSessionView } from '../own-session-routes.ts';
import type { Api } from './api.ts';
import type { Wire } from './wire.ts';

export type ErasurePreview = Awaited<ReturnType<typeof previewErasure>>;
export type ErasureProof = Awaited<ReturnType<typeof eraseConversation>>;
export type AuditRow = Wire<Awaited<ReturnType<typeof auditList>>>[number];
export type OwnSession = Wire<ReturnType<typeof ownSessionView>>;

export interface AuditQuery {
  readonly actor?: string;
  readonly subject?: string;
  /** Only entries older than this instant. */
  readonly before?: string;
}

/** So many entries are on one page of the log. */
export const AUDIT_PAGE = 50;

/** Where a copy of all that is kept of a conversation is downloaded. */
export function copyAddress(conversationId: string): string {
  return `/desk/api/conversations/${encodeURIComponent(conversationId)}/export`;
}

/** The part of the contract about people's data and the agent's own sessions. Every call rejects with `Refused`. */
export function privacyApi(api: Api) {
  const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;
  return {
    preview: (id: string) => api.json<ErasurePreview>('GET', `${conversation(id)}/erasure`),
    erase: (id: string) => api.json<ErasureProof>('DELETE', conversation(id)),
    hold: (id: string, held: boolean) => api.call('PUT', `${conversation(id)}/hold`, { held }),
    audit: async (query: AuditQuery) => {
      const fields = new URLSearchParams({ ...query, limit: String(AUDIT_PAGE) });
      return (await api.json<{ entries: AuditRow[] }>('GET', `/audit?${fields}`)).entries;
    },
    sessions: async () => (await api.json<{ sessions: OwnSession[] }>('GET', '/me/sessions')).sessions,
    endSession: (id: string) => api.call('DELETE', `/me/sessions/${encodeURIComponent(id)}`),
  };
}
