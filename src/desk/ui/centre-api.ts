import type { Api } from './api.ts';
import type {
  AlertCode,
  AlertState,
  CallBackRow,
  DutyNow,
  MissionHoursRow,
  RecipientRow,
  TeamEntry,
  TeamRow,
} from './wire-centre.ts';

export interface NewShift {
  readonly agentId: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly weeks: number;
}

export interface SentAnswer {
  readonly clientId: string;
  readonly recipient: string;
  readonly service: string;
  readonly aspect: string;
  readonly procedure?: string | undefined;
  readonly language?: string | undefined;
}

/** The part of the desk's contract for calls back, duty, teams, missions' hours and referrals. Every call rejects with `Refused`. */
export function centreApi(api: Api) {
  const conversation = (id: string) => `/conversations/${encodeURIComponent(id)}`;
  const team = (id: string) => `/teams/${encodeURIComponent(id)}`;
  const hours = (missionId: string) => `/mission-hours/${encodeURIComponent(missionId)}`;
  return {
    callBacks: async () => (await api.json<{ callBacks: CallBackRow[] }>('GET', '/call-backs')).callBacks,
    markCall: (id: string, result: 'called' | 'no-answer', attempts: number) =>
      api.call('POST', `/call-backs/${encodeURIComponent(id)}/calls`, { result, attempts }),
    noteCallBack: (conversationId: string, phone: string) =>
      api.call('PUT', `${conversation(conversationId)}/call-back`, { phone }),
    alert: () => api.json<AlertState>('GET', '/me/alert'),
    newAlertCode: () => api.json<AlertCode>('POST', '/me/alert'),
    removeAlert: () => api.call('DELETE', '/me/alert'),
    duty: () => api.json<DutyNow>('GET', '/duty'),
    addShift: (shift: NewShift) => api.call('POST', '/duty', shift),
    removeShift: (id: string) => api.call('DELETE', `/duty/${encodeURIComponent(id)}`),
    teams: async () => (await api.json<{ teams: TeamRow[] }>('GET', '/teams')).teams,
    /** Without an id it is a new one. */
    putTeam: async (id: string | undefined, entered: object) =>
      id
        ? (await api.json<{ team: TeamEntry }>('PUT', team(id), entered)).team
        : (await api.json<{ team: TeamEntry }>('POST', '/teams', entered)).team,
    importTeamClosures: (id: string, text: string) => api.call('POST', `${team(id)}/imports`, { text }),
    removeTeam: (id: string) => api.call('DELETE', team(id)),
    missionHours: async () =>
      (await api.json<{ calendars: MissionHoursRow[] }>('GET', '/mission-hours')).calendars,
    putMissionHours: (missionId: string, entered: object) => api.call('PUT', hours(missionId), entered),
    importClosures: (missionId: string, text: string) =>
      api.call('POST', `${hours(missionId)}/imports`, { text }),
    removeMissionHours: (missionId: string) => api.call('DELETE', hours(missionId)),
    refuse: (escalationId: string, note: string) =>
      api.call('POST', `/escalations/${encodeURIComponent(escalationId)}/refuse`, { ...(note && { note }) }),
    recipients: async (words: string) =>
      (
        await api.json<{ recipients: RecipientRow[] }>(
          'GET',
          `/recipients?${new URLSearchParams({ q: words })}`,
        )
      ).recipients,
    sendAnswer: (callId: string, answer: SentAnswer) =>
      api.call('POST', `${conversation(callId)}/sent-answers`, answer),
  };
}
