import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../core/agent.ts';
import { isLanguage } from '../core/language.ts';
import { type AgentParts, addAgent, changePassword, disableAgent } from './agents.ts';

const USAGE = `Use: npm run agent -- add|password|disable <email> [options]
  add       --name <name>  --role ${ROLES.join('|')} (default agent)  --languages fr,ar
  password  gives a new one and ends the agent's sessions
  disable   shuts the agent out; what they held waits for somebody else
  --password-stdin  takes the password from the first line of the input; else one is made and shown`;

const OPTIONS = {
  name: { type: 'string' },
  role: { type: 'string', default: 'agent' },
  languages: { type: 'string', default: '' },
  'password-stdin': { type: 'boolean', default: false },
} as const;

/**
 * Runs one command of `npm run agent`. Returns what to tell the operator.
 * @throws {Error} in one sentence, for a command that is not understood or cannot be done
 */
export async function runAgentCommand(
  parts: AgentParts,
  args: readonly string[],
  readPassword: () => Promise<string>,
): Promise<string> {
  const { positionals, values } = parse(args);
  const [command, email] = positionals;
  if (!email || positionals.length > 2) throw new Error(USAGE);
  if (command === 'disable') {
    const released = await disableAgent(parts, email);
    return `${email} is shut out. Conversations put back in line: ${released}.`;
  }
  if (command !== 'add' && command !== 'password') throw new Error(USAGE);
  const given = values['password-stdin'] ? await readPassword() : undefined;
  const password = given ?? parts.randomBytes(15).toString('base64url');
  if (command === 'password') await changePassword(parts, email, password);
  else await addAgent(parts, { email, password, ...account(email, values) });
  return given === undefined
    ? `${email}, password ${password} (shown this once).`
    : `${email} has the password that was given.`;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new Error(USAGE);
  }
}

function account(
  email: string,
  { name, role, languages }: { name?: string; role: string; languages: string },
) {
  if (!ROLES.includes(role as Role)) throw new Error(`The role is one of ${ROLES.join(', ')}.`);
  const spoken = languages.split(',').filter(Boolean);
  const unknown = spoken.find((one) => !isLanguage(one));
  if (unknown) throw new Error(`${unknown} is not a language that is known here.`);
  return {
    name: name ?? email.split('@')[0] ?? email,
    role: role as Role,
    languages: spoken.filter(isLanguage),
  };
}
