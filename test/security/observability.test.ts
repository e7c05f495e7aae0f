import { readFileSync } from 'node:fs';
import { load as parseYaml } from 'js-yaml';
import { OUTCOMES } from '../../src/core/outcome.ts';
import { createLog } from '../../src/log.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import { eventually } from '../support/eventually.ts';

let app: TestApp;
let lines = '';
beforeAll(async () => {
  const log = createLog('debug', {
    write(line: string) {
      lines += line;
    },
  });
  app = await startTestApp({ TELEGRAM_TOKEN: '1:x', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }, { log });
}, 180_000);
afterAll(() => app?.stop());

/** Values that no good day shows; that they are possible is known. */
const POSSIBLE = new Set(['status="5xx"', ...OUTCOMES.map((outcome) => `outcome="${outcome}"`)]);

/** Whether there is a sample of the metric with all these labels, such as `state="waiting",queue="answer"`. */
function hasLabels(text: string, name: string, labels: string): boolean {
  const wanted = labels.split(',').map((label) => (POSSIBLE.has(label) ? `${label.split('=')[0]}=` : label));
  return text
    .split('\n')
    .some((line) => line.startsWith(`${name}{`) && wanted.every((label) => line.includes(label)));
}

describe('who runs it', () => {
  it('finds every metric of the alert rules, for each queue, channel, outcome and service level', async () => {
    const citizen = await app.citizen();
    await citizen.asks('passeport');
    await citizen.asks('je veux un agent');
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const { groups } = parseYaml(readFileSync('data/alerts.yml', 'utf8')) as {
      groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, expr, annotations } of rules) {
      const names = [...expr.matchAll(/\b(?:dalil|process|nodejs)_\w+/g)].map(([name]) => name);
      if (!expr.startsWith('up{')) expect([alert, names.length > 0]).toEqual([alert, true]);
      for (const name of names)
        expect([name, new RegExp(`^${name}[ {]`, 'm').test(text)]).toEqual([name, true]);
      for (const [selector, name, labels = ''] of expr.matchAll(/\b(dalil_\w+)\{([^}]*)\}/g))
        expect([selector, hasLabels(text, String(name), labels)]).toEqual([selector, true]);
      for (const [, labels = ''] of expr.matchAll(/\bby \(([^)]*)\)/g))
        for (const label of labels.split(', '))
          expect([alert, label, label === 'instance' || text.includes(`${label}="`)]).toEqual([
            alert,
            label,
            true,
          ]);
      expect(annotations.summary).toBeTruthy();
    }
    for (const sample of [
      'dalil_queue_jobs{queue="answer",state="waiting"}',
      'dalil_queue_jobs{queue="deliver-telegram",state="delayed"}',
      'dalil_channel_connected{channel="webchat"} 1',
      'dalil_channel_connected{channel="telegram"} 0',
      'dalil_escalations{state="waiting"} 1',
      'dalil_service_levels{kind="first-response",state="breached"}',
      'dalil_undelivered{channel="telegram"} 0',
      'dalil_part_ready{part="store"} 1',
      'dalil_part_ready{part="queue"} 1',
    ])
      expect([sample, text.includes(sample)]).toEqual([sample, true]);
    expect(text).toMatch(/dalil_turns_day\{channel="webchat",language="fr",outcome="escalated"\} 1/);
    expect(text).toMatch(
      /dalil_http_request_seconds_count\{area="channels\/webchat",method="POST",status="2xx"\}/,
    );
  });

  it('has no label that strangers can multiply', async () => {
    for (const path of ['/made/up', '/channels/made-up', '/guide/fr/x', '/desk/api/x1'])
      await fetch(app.url + path);
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).not.toMatch(/made|x1/);
  });

  it('follows a message through the log by one id, without its words', async () => {
    const citizen = await app.citizen();
    const posted = await citizen.post({ clientId: 'c', text: 'chhal pasport zanzibar' });
    const { messageId } = (await posted.json()) as { messageId: string };
    await eventually(() => {
      const own = lines
        .split('\n')
        .filter((line) => line.includes(messageId))
        .map((line) => JSON.parse(line) as { msg: string; correlation: string; outcome?: string });
      expect(own.map(({ msg }) => msg)).toEqual(['received', 'answered']);
      expect(own.every(({ correlation }) => correlation === messageId)).toBe(true);
    });
    expect(lines).not.toContain('zanzibar');
  });
});
