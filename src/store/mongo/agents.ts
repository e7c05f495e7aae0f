import { AppError } from '../../core/errors.ts';
import type { AgentStore } from '../../ports/store.ts';
import { isDuplicate } from './connection.ts';
import type { Context } from './context.ts';

export function agentStore({ agents }: Context): AgentStore {
  return {
    add: async (agent) => {
      if (!(await agents.insert(agent))) throw taken();
      return (await agents.find(agent.id)) ?? agent;
    },
    get: (id) => agents.find(id),
    byEmail: (email) => agents.first({ email }),
    list: () => agents.all({}, { created_at: 1, _id: 1 }),
    save: async (agent) => {
      try {
        return await agents.save(agent);
      } catch (error) {
        throw isDuplicate(error) ? taken(error) : error;
      }
    },
    remove: async (id) => {
      await agents.remove({ _id: id });
    },
  };
}

function taken(cause?: unknown): AppError {
  return new AppError('agent.exists', 'Somebody with this e-mail address is already at the desk.', { cause });
}
