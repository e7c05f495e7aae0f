import type { Api } from './api.ts';
import { Refused } from './api.ts';
import type { EscalationRow } from './wire.ts';
import type { CannedRow, FoundMessage, MissionName, NoteRow, SuggestedText } from './wire-more.ts';

export interface CallRecord {
  readonly clientId: string;
  readonly language: string;
  readonly topic?: string;
  readonly question?: string;
}

/** The part of the desk's contract that helps an agent. Every call rejects with `Refused`. */
export function assistApi(api: Api) {
  const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;
  const canned = ({ language, shortcut }: Pick<CannedRow, 'language' | 'shortcut'>) =>
    `/canned/${language}/${encodeURIComponent(shortcut)}`;
  return {
    suggestion: (query: Readonly<Record<string, string>>) =>
      api.json<SuggestedText>('GET', `/suggestions?${new URLSearchParams(query)}`),
    notes: async (id: string) =>
      (await api.json<{ notes: NoteRow[] }>('GET', `${conversation(id)}/notes`)).notes,
    addNote: (id: string, clientId: string, text: string) =>
      api.call('POST', `${conversation(id)}/notes`, { clientId, text }),
    typing: (id: string) => api.call('POST', `${conversation(id)}/typing`),
    search: async (words: string) =>
      (await api.json<{ messages: FoundMessage[] }>('GET', `/search?${new URLSearchParams({ q: words })}`))
        .messages,
    canned: async () => (await api.json<{ replies: CannedRow[] }>('GET', '/canned')).replies,
    putCanned: ({ text, ...key }: Pick<CannedRow, 'language' | 'shortcut' | 'text'>) =>
      api.call('PUT', canned(key), { text }),
    removeCanned: (key: Pick<CannedRow, 'language' | 'shortcut'>) => api.call('DELETE', canned(key)),
    openCall: async (call: CallRecord) =>
      (await api.json<{ escalation: EscalationRow }>('POST', '/calls', call)).escalation,
    decline: (escalationId: string) =>
      api.call('POST', `/escalations/${encodeURIComponent(escalationId)}/decline`),
    categorise: (escalationId: string, category: string) =>
      api.call('PUT', `/escalations/${encodeURIComponent(escalationId)}/category`, { category }),
    /** One mission, from the guide; `undefined` if it is not there. */
    mission: async (id: string) => {
      const response = await fetch(`/api/missions/${encodeURIComponent(id)}`);
      return response.ok ? ((await response.json()) as MissionName) : undefined;
    },
    /** Names of missions, from the guide. */
    missions: async () => {
      const response = await fetch('/api/missions');
      if (!response.ok) throw new Refused(response.status);
      return ((await response.json()) as { missions: MissionName[] }).missions;
    },
  };
}
