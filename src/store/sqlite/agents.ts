import { AppError } from '../../core/errors.ts';
import type { AgentStore } from '../../ports/store.ts';
import { isConstraint } from './connection.ts';
import type { Context } from './context.ts';

export function agentStore({ agents, connection, write }: Context): AgentStore {
  return {
    add: (agent) =>
      write(() => {
        if (!agents.insert(agent)) throw taken();
        return agents.find(agent.id) ?? agent;
      }),
    get: async (id) => agents.find(id),
    byEmail: async (email) => agents.first('email = ?', [email]),
    list: async () => agents.all('true order by created_at, id', []),
    save: async (agent) => {
      try {
        return await write(() => agents.save(agent));
      } catch (error) {
        throw isConstraint(error) ? taken(error) : error;
      }
    },
    remove: async (id) => {
      await write(() => connection.run('delete from agents where id = ?', [id]));
    },
  };
}

function taken(cause?: unknown): AppError {
  return new AppError('agent.exists', 'Somebody with this e-mail address is already at the desk.', { cause });
}
