import { parseArgs } from 'node:util';
import { runRehearsal } from './rehearsal/run.ts';
import { exitOnSignals } from './rig/children.ts';

/**
 * `npm run rehearsal -- [--minutes 60] [--citizens 300] [--agents 6] [--seed 7] [--store sqlite|mongo]`: a shift of the
 * desk on a site that breaks, with two agents in real browsers and the others by script. Prints the figures; ends with
 * 1 if the books do not balance.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      citizens: { type: 'string', default: '300' },
      agents: { type: 'string', default: '6' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      store: { type: 'string', default: 'sqlite' },
    },
  });
  const [minutes, citizens, agents, seed] = [values.minutes, values.citizens, values.agents, values.seed].map(
    Number,
  );
  if (!minutes || !citizens || !agents || seed === undefined || Number.isNaN(seed))
    throw new Error('--minutes, --citizens, --agents and --seed are numbers.');
  const store = values.store === 'mongo' ? 'mongo' : 'sqlite';
  console.log(`${minutes} min, ${citizens} citizens, ${agents} agents, seed ${seed}, ${store} …`);
  const { groups, differences } = await runRehearsal({
    ...{ rootDir: process.cwd(), minutes, citizens, agents, seed, store },
  });
  for (const [group, figures] of Object.entries(groups)) {
    console.log(`${group}:`);
    for (const [what, figure] of Object.entries(figures)) console.log(`  ${what.padEnd(36)} ${figure}`);
  }
  for (const difference of differences) console.log(`DIFFERS: ${difference}`);
  console.log(differences.length === 0 ? 'The books balance.' : `${differences.length} differences.`);
  process.exit(differences.length === 0 ? 0 : 1);
}

exitOnSignals();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
