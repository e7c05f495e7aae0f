import { parseArgs } from 'node:util';
import { mongoServer } from '../../test/support/mongo.ts';
import { runChaos } from './chaos/run.ts';
import { exitOnSignals } from './rig/children.ts';
import { runApart } from './rig/network.ts';

/**
 * `npm run chaos -- [--conversations 300] [--seconds 120] [--seed 7] [--store sqlite|mongo] [--partitions] [--calm]
 * [--keep folder]`: breaks a site of two web and two worker processes at random while people write and intruders forge
 * calls and flood it, and compares the books. Prints the figures; ends with 1 if anything differs. `--partitions` gives
 * each process and each server a host of its own, in network namespaces, and cuts hosts off. `--calm` leaves the
 * intruders out. `--keep` leaves behind what is needed to find out why.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      conversations: { type: 'string', default: '300' },
      seconds: { type: 'string', default: '120' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      store: { type: 'string', default: 'sqlite' },
      partitions: { type: 'boolean', default: false },
      calm: { type: 'boolean', default: false },
      keep: { type: 'string' },
    },
  });
  const [conversations, seconds, seed] = [values.conversations, values.seconds, values.seed].map(Number);
  const { keep, partitions, calm } = values;
  const store = values.store === 'mongo' ? 'mongo' : 'sqlite';
  if (!conversations || !seconds || seed === undefined || Number.isNaN(seed))
    throw new Error('--conversations, --seconds and --seed are whole numbers.');
  // Built here, if it has to be: apart from all networks nothing could be fetched for it.
  if (partitions && store === 'mongo') mongoServer();
  const apart = partitions ? await runApart() : undefined;
  if (apart !== undefined) process.exit(apart);
  exitOnSignals();
  console.log(`${conversations} conversations, ${seconds} s, seed ${seed}, ${store} …`);
  const report = await runChaos({
    rootDir: process.cwd(),
    conversations,
    seconds,
    seed,
    store,
    partitions,
    calm,
    keep,
  });
  console.log(`${'store'.padEnd(24)} ${report.store}`);
  for (const [what, count] of Object.entries(report.troubles)) console.log(`${what.padEnd(24)} ${count}`);
  for (const [what, count] of Object.entries(report.figures)) console.log(`${what.padEnd(24)} ${count}`);
  for (const difference of report.differences) console.log(`DIFFERS: ${difference}`);
  console.log(
    report.differences.length === 0 ? 'The books agree.' : `${report.differences.length} differences.`,
  );
  process.exit(report.differences.length === 0 ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
