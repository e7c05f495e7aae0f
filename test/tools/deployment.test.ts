import { SETTING_NAMES } from '../../src/settings.ts';
import { dockerSays, problemsOfCompose } from '../../src/tools/check-compose.mjs';
import { isAllowed, licencesOf, refusedIn } from '../../src/tools/licences.mjs';

describe('docker-compose.yml', () => {
  it('names only settings, files, secrets and networks that exist, with limits and health checks', () => {
    expect(problemsOfCompose(process.cwd(), SETTING_NAMES)).toEqual([]);
  });

  it('would be found out', () => {
    const known = SETTING_NAMES.filter((name) => name !== 'REDIS_URL');
    expect(problemsOfCompose(process.cwd(), known)).toContain('web names REDIS_URL, which is no setting.');
  });

  it('is accepted by Docker, where there is one', () => {
    expect(dockerSays(process.cwd()) ?? '').toBe('');
  });
});

describe('licences', () => {
  it('of everything that runs with the program are known and allowed', () => {
    const licences = licencesOf(process.cwd());
    expect(licences.length).toBeGreaterThan(100);
    expect(refusedIn(licences)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['unknown', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('%s: %s', (expression, allowed) => expect(isAllowed(expression)).toBe(allowed));
});
