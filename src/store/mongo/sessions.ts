import type { SessionStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function sessionStore({ sessions }: Context): SessionStore {
  return {
    add: (session) => sessions.put(session),
    get: (tokenHash) => sessions.find(tokenHash),
    ofAgent: (agentId) => sessions.all({ agent_id: agentId }, { created_at: -1, _id: 1 }),
    remove: async (tokenHash) => {
      await sessions.remove({ _id: tokenHash });
    },
    removeOfAgent: async (agentId) => {
      await sessions.remove({ agent_id: agentId });
    },
    removeExpired: (now) => sessions.remove({ expires_at: { $lte: now } }),
  };
}
