import fc from 'fast-check';
import { parseActivity, tenantsOf } from '../../../channels/teams/activity.ts';
import { decodeActivity } from '../../../channels/teams/decode.ts';
import { tokenUrl } from '../../../channels/teams/token.ts';
import { TeamsStandIn } from './stand-in.ts';

const now = new Date('2026-11-23T10:00:00Z');
const activity = TeamsStandIn.activity('https://smba.trafficmanager.net/emea/');

describe('decodeActivity', () => {
  it('stands whatever stands in any field', () => {
    const fields = fc.constantFrom(
      ...Object.keys(activity),
      'value',
      'attachments',
      'membersAdded',
      'action',
    );
    const types = fc.constantFrom('message', 'messageUpdate', 'installationUpdate', 'conversationUpdate');
    fc.assert(
      fc.property(types, fc.dictionary(fields, fc.jsonValue()), (type, changes) => {
        const parsed = parseActivity({ ...activity, type, ...changes });
        const message = parsed && decodeActivity(parsed, { local: false, now });
        if (!message) return;
        expect(message.text.length).toBeLessThanOrEqual(4000);
        expect(message.choice ?? 'x').toMatch(/^[\x21-\x7e]{1,64}$/);
        expect(Number.isNaN(message.sentAt?.getTime())).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is quick with a text full of names', () => {
    const entities = Array.from({ length: 5000 }, (_, index) => ({
      type: 'mention',
      text: `<at>${index}`,
      mentioned: { id: activity.recipient.id },
    }));
    const parsed = parseActivity({ ...activity, text: '<at>'.repeat(100_000), entities });
    const began = performance.now();
    if (parsed) decodeActivity(parsed, { local: false, now });
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('keeps the address the same from message to message, without names', () => {
    const addresses = ['1', '2'].map((id) => {
      const parsed = parseActivity({ ...activity, id, timestamp: `2026-11-23T10:00:0${id}Z` });
      return parsed && decodeActivity(parsed, { local: false, now })?.address;
    });
    expect(addresses[0]).toEqual(addresses[1]);
    expect(JSON.stringify(addresses)).not.toContain('Fatima');
  });

  it('reads the organisation where Teams writes it', () => {
    const parsed = parseActivity({ ...activity, conversation: { id: 'x', tenantId: 'a' } });
    expect(parsed && tenantsOf(parsed)).toEqual(['a', activity.channelData.tenant.id]);
  });
});

describe('settings', () => {
  it.each([
    [{}, 'https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token'],
    [{ tenantId: 't' }, 'https://login.microsoftonline.com/t/oauth2/v2.0/token'],
    [{ tenantId: 't', loginUrl: 'http://127.0.0.1:9' }, 'http://127.0.0.1:9/t/oauth2/v2.0/token'],
    [{ tenantId: 't', loginUrl: 'https://l.example/u/' }, 'https://l.example/u/oauth2/v2.0/token'],
    [{ loginUrl: 'https://l.example/a/token' }, 'https://l.example/a/token'],
  ])('signs in where %j says', (settings, url) => {
    expect(tokenUrl({ appId: 'a', appPassword: 'b', ...settings })).toBe(url);
  });
});
