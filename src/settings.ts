import { isIP } from 'node:net';
import { z } from 'zod';

/** A text that passes the test, turned into a value; else `must` says what it should be. */
function text<T = string>(must: string, read: (value: string) => T | undefined) {
  return z.string().transform((value, context): T => {
    const made = read(value);
    if (made !== undefined) return made;
    context.addIssue(must);
    return z.NEVER;
  });
}

const any = text('', (value) => value).optional();
const word = text('must not contain spaces', (value) => (/\s/.test(value) ? undefined : value)).optional();
const flag = text('must be 1 (on) or 0 (off)', readFlag).default(false);
const webAddress = text('must be an address that begins with http:// or https://', readWebAddress).optional();

/** Every setting of the environment: what it may be, and its default. Their meaning stands beside `Config`. */
const SETTINGS = z.object({
  PORT: text('must be a whole number from 0 to 65535', readPort).default(3000),
  HOST: text('must be a host name or an address', (value) =>
    /[\s/]/.test(value) ? undefined : value,
  ).default('127.0.0.1'),
  DATA_DIR: text('', (value) => value).default('./var'),
  REDIS_URL: matching(
    /^(rediss?:\/\/\S+|\/\S+)$/,
    "must begin with redis:// or rediss://, or be a socket's path",
  ),
  MONGO_URL: matching(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://'),
  ROLE: oneOf('all', 'web', 'worker').default('all'),
  PUBLIC_URL: webAddress,
  TRUST_PROXY: text(
    'must be true, false, a number of proxies, or a list of addresses (loopback, 10.0.0.0/8)',
    readTrustProxy,
  ).default(false),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
  CHROMIUM_PATH: any,
  WEBCHAT_ORIGINS: text(
    'must be a list of origins such as https://www.example.org, separated by commas',
    readOrigins,
  ).default([]),
  ADMIN_EMAIL: matching(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address'),
  ADMIN_PASSWORD: any,
  TELEGRAM_TOKEN: matching(/^[^\s/]+$/, 'must be the token as BotFather gave it'),
  TELEGRAM_API_ROOT: webAddress,
  TELEGRAM_WEBHOOK_SECRET: matching(/^[\w-]{1,256}$/, 'must be 1 to 256 letters, digits, - or _'),
  WHATSAPP_WEB: flag,
  WHATSAPP_CLOUD_TOKEN: word,
  WHATSAPP_CLOUD_PHONE_ID: matching(
    /^\d+$/,
    'must be the number that WhatsApp gave the phone number, digits only',
  ),
  WHATSAPP_CLOUD_APP_SECRET: word,
  WHATSAPP_CLOUD_VERIFY_TOKEN: any,
  WHATSAPP_CLOUD_API_ROOT: webAddress,
  WHATSAPP_CLOUD_TEMPLATE: matching(
    /^[a-z0-9_]{1,512}$/,
    'must be small letters, digits and _, as at WhatsApp',
  ),
  WHATSAPP_CLOUD_TEMPLATE_LANGUAGES: text(
    'must be codes of languages such as fr,ar,en_US, separated by commas',
    readLanguageCodes,
  ).optional(),
  TEAMS_APP_ID: word,
  TEAMS_APP_PASSWORD: any,
  TEAMS_APP_TENANT_ID: word,
  TEAMS_OPENID_METADATA_URL: webAddress,
  TEAMS_LOGIN_URL: webAddress,
  TEAMS_INSECURE_LOCAL: flag,
  BENCH_DATA: any,
});

/** The name of every setting. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

export type Settings = z.output<typeof SETTINGS>;
type Name = keyof Settings;

/** Never repeated in a message. */
const SECRET = /TOKEN|SECRET|PASSWORD|REDIS_URL|MONGO_URL/;

/** The settings, or a sentence for each that is malformed. */
export function readSettings(env: NodeJS.ProcessEnv): { settings?: Settings; problems: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([name]) => isSet(env, name)));
  const result = SETTINGS.safeParse(set);
  if (result.success) return { settings: result.data, problems: [] };
  return { problems: result.error.issues.map(({ path, message }) => problem(String(path[0]), message, env)) };
}

/** Sentences about settings that do not go together. */
export function crossProblems(env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  if ((env['ROLE'] === 'web' || env['ROLE'] === 'worker') && !isSet(env, 'REDIS_URL')) {
    problems.push(`ROLE=${env['ROLE']} needs REDIS_URL: several processes meet in one Redis.`);
  }
  for (const group of TOGETHER) {
    const missing = group.filter((name) => !isSet(env, name));
    const [first] = group.filter((name) => isSet(env, name));
    if (first && missing.length > 0)
      problems.push(`${first} is set, so ${missing.join(', ')} must be set too.`);
  }
  return problems;
}

/** Set one, set all. */
const TOGETHER: readonly (readonly Name[])[] = [
  ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD'],
  [
    'WHATSAPP_CLOUD_TOKEN',
    'WHATSAPP_CLOUD_PHONE_ID',
    'WHATSAPP_CLOUD_APP_SECRET',
    'WHATSAPP_CLOUD_VERIFY_TOKEN',
  ],
];

function isSet(env: NodeJS.ProcessEnv, name: string): boolean {
  return (env[name] ?? '').trim() !== '';
}

function problem(name: string, must: string, env: NodeJS.ProcessEnv): string {
  return SECRET.test(name) ? `${name} ${must}.` : `${name} ${must}; it is "${env[name]}".`;
}

function matching(pattern: RegExp, must: string) {
  return text(must, (value) => (pattern.test(value) ? value : undefined)).optional();
}

function oneOf<const T extends readonly string[]>(...values: T) {
  return text(`must be one of ${values.join(', ')}`, (value) =>
    values.find((known): known is T[number] => known === value),
  );
}

function readPort(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined;
}

function readFlag(value: string): boolean | undefined {
  if (['1', 'true'].includes(value)) return true;
  return ['0', 'false'].includes(value) ? false : undefined;
}

function readWebAddress(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url && /^https?:$/.test(url.protocol) ? value.replace(/\/+$/, '') : undefined;
}

function readOrigins(value: string): string[] | undefined {
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (entries.includes('*')) return [];
  const origins = entries.map((entry) => (URL.canParse(entry) ? new URL(entry).origin : 'null'));
  const clean = origins.every(
    (origin, index) => /^https?:/.test(origin) && entries[index]?.replace(/\/$/, '') === origin,
  );
  return clean ? origins : undefined;
}

function readLanguageCodes(value: string): string[] | undefined {
  const codes = value.split(',').map((code) => code.trim());
  return codes.every((code) => /^[a-z]{2,3}(_[A-Z]{2})?$/.test(code)) ? codes : undefined;
}

function readTrustProxy(value: string): boolean | number | string | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const known = value.split(',').every((entry) => {
    const [address = ''] = entry.trim().split('/');
    return ['loopback', 'linklocal', 'uniquelocal'].includes(address) || isIP(address) !== 0;
  });
  return known ? value : undefined;
}
