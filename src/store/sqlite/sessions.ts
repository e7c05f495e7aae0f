import type { SessionStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function sessionStore({ connection, sessions, write }: Context): SessionStore {
  return {
    add: (session) => write(() => sessions.put(session)),
    get: async (tokenHash) => sessions.find(tokenHash),
    ofAgent: async (agentId) => sessions.all('agent_id = ? order by created_at desc, token_hash', [agentId]),
    remove: async (tokenHash) => {
      await write(() => connection.run('delete from sessions where token_hash = ?', [tokenHash]));
    },
    removeOfAgent: async (agentId) => {
      await write(() => connection.run('delete from sessions where agent_id = ?', [agentId]));
    },
    removeExpired: (now) =>
      write(() => connection.run('delete from sessions where expires_at <= ?', [now.getTime()])),
  };
}
