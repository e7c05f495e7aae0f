import { AppError } from '../core/errors.ts';
import { type AgentParts, addAgent } from './agents.ts';

const DEFAULT_EMAIL = 'admin@dalil.local';

/**
 * Makes the first administrator unless there is one at work. Returns the e-mail and the password if the password was
 * made here, so that they can be shown, once; it is kept nowhere.
 */
export async function ensureFirstAdministrator({
  email = DEFAULT_EMAIL,
  password,
  ...parts
}: AgentParts & { email?: string | undefined; password?: string | undefined }): Promise<
  { email: string; password: string } | undefined
> {
  const agents = await parts.store.agents.list();
  if (agents.some(({ role, disabled }) => role === 'administrator' && !disabled)) return undefined;
  const made = password ?? parts.randomBytes(15).toString('base64url');
  try {
    const account = { email, name: 'Administrator', role: 'administrator', languages: [] } as const;
    await addAgent(parts, { ...account, password: made });
  } catch (error) {
    // Another process was faster, or the address belongs to somebody else: their password stands.
    if (error instanceof AppError && error.code === 'agent.exists') return undefined;
    throw error;
  }
  return password === undefined ? { email, password: made } : undefined;
}
