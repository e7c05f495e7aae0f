import { SETTING_NAMES } from '../settings.ts';
import { dockerSays, problemsOfCompose } from './check-compose.mjs';

const problems = problemsOfCompose(process.cwd(), SETTING_NAMES);
const said = dockerSays(process.cwd());
for (const problem of problems) console.error(problem);
if (said) console.error(said);
console.log(
  said === undefined ? 'docker compose is not here: only our own checks ran.' : 'docker compose has read it.',
);
console.log(
  problems.length === 0 && !said ? 'docker-compose.yml is in order.' : 'docker-compose.yml is not in order.',
);
process.exitCode = problems.length > 0 || said ? 1 : 0;
