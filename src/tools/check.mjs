// `npm run check`: format, lint, types, boundaries, data.
import { BOUNDARIES, CHECKS, runCheck } from './checks.mjs';
import { giveUp, setUp } from './setup.mjs';

try {
  await setUp();
  const results = [...CHECKS, BOUNDARIES].map(runCheck);
  process.exitCode = results.every(Boolean) ? 0 : 1;
} catch (error) {
  giveUp(error);
}
