import { AppError } from '../../src/core/errors.ts';
import { isLoopback } from '../../src/core/network.ts';
import type { Activity } from './activity.ts';

/** Where Teams is answered, by cloud: https://microsoft.github.io/teams-sdk/csharp/essentials/app-configuration/service-url-validation */
const MICROSOFT_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
]);

/**
 * Replies carry the bot's token: they go to Microsoft over TLS, or to the host that the settings name for keys and
 * sign-in (another cloud, a stand-in), and nowhere else, whatever a signed message says.
 * @param own addresses of the settings
 * @throws {AppError} `session.forbidden`
 */
export function requireKnownService({ serviceUrl }: Activity, own: readonly (string | undefined)[]): void {
  const { protocol, hostname } = new URL(serviceUrl);
  if (protocol === 'https:' && MICROSOFT_HOSTS.has(hostname)) return;
  const trusted = own.filter((url) => url !== undefined).map((url) => new URL(url).hostname);
  if (trusted.includes(hostname)) return;
  // A stand-in on this machine may have several names for it.
  if (isLoopback(hostname) && trusted.some(isLoopback)) return;
  throw new AppError('session.forbidden', 'The service address is not one of Teams.');
}
