import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

  const said = dockerSays(process.cwd());
  (said === undefined ? it.skip : it)(
    'is accepted by Docker Compose, as it is and with what an operator writes, without a warning (only where it is installed)',
    () => expect(said).toBe(''),
  );
});

describe('the rules of alerts', () => {
  const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
  (hasPromtool ? it : it.skip)(
    'ring when they should, and not before (only where promtool is installed)',
    () => {
      const rehearsed = spawnSync('promtool', ['test', 'rules', 'data/alerts.test.yml'], {
        encoding: 'utf8',
      });
      expect([rehearsed.status, rehearsed.stdout + rehearsed.stderr]).toEqual([
        0,
        expect.stringContaining('SUCCESS'),
      ]);
    },
  );

  it('are all rehearsed', () => {
    const named = (file: string, key: RegExp) =>
      new Set([...readFileSync(file, 'utf8').matchAll(key)].map(([, name]) => name));
    expect(named('data/alerts.test.yml', /alertname: (\w+)/g)).toEqual(
      named('data/alerts.yml', /alert: (\w+)/g),
    );
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
