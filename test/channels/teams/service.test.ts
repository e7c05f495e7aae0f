import type { Activity } from '../../../channels/teams/activity.ts';
import { requireKnownService } from '../../../channels/teams/service.ts';

const allows = (serviceUrl: string, own: readonly (string | undefined)[] = []) => {
  try {
    requireKnownService({ type: 'message', serviceUrl } as Activity, own);
    return true;
  } catch {
    return false;
  }
};

describe('where a signed message of Teams may be answered', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://SMBA.trafficmanager.net/amer/0123/',
  ])('at Microsoft: %s', (url) => expect(allows(url)).toBe(true));

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net',
    'https://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:6379/',
    'http://[::1]:27017/',
    'http://localhost:3000/desk/api',
    'http://redis:6379/',
  ])('nowhere else: %s', (url) => expect(allows(url)).toBe(false));

  it('at the host that the settings name, and at this machine if they name that', () => {
    const own = ['http://127.0.0.1:4000/keys', undefined];
    expect(allows('http://127.0.0.1:5000/', own)).toBe(true);
    expect(allows('http://localhost:5000/', own)).toBe(true);
    expect(allows('https://10.0.0.1/', own)).toBe(false);
    expect(allows('https://login.cloud.example/teams', ['https://login.cloud.example/keys'])).toBe(true);
    expect(allows('http://127.0.0.1:5000/', ['https://login.cloud.example/keys'])).toBe(false);
  });
});
