import { delimiter } from 'node:path';
import { crossProblems, readSettings, type Settings } from './settings.ts';

/** What the program is told from outside. The only file that reads it from the environment. */
export interface Config {
  /** Port to listen on; 0 picks a free one (tests). `PORT`, default 3000. */
  readonly port: number;
  /** Address to listen on. `HOST`, default 127.0.0.1. */
  readonly host: string;
  /** Folder of all that is kept on this machine, made if missing. `DATA_DIR`, default ./var. */
  readonly dataDir: string;
  /** `redis://…`, `rediss://…` or a socket's path (`REDIS_URL`); without it the program runs a Redis of its own. */
  readonly redisUrl?: string;
  /** MongoDB's address (`MONGO_URL`); without it state lives in SQLite under `dataDir`. */
  readonly mongoUrl?: string;
  /** `web` takes requests, `worker` answers and delivers, `all` does both. `ROLE`, default all. */
  readonly role: 'all' | 'web' | 'worker';
  /** Where people reach this program, without a slash at the end. `PUBLIC_URL`. */
  readonly publicUrl?: string;
  /** Which proxies to believe about a caller's address, as Express takes it. `TRUST_PROXY`, default false. */
  readonly trustProxy: boolean | number | string;
  /** What is logged. `LOG_LEVEL`, default info. */
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** The Chromium to use. `CHROMIUM_PATH`, default: the usual places. */
  readonly chromiumPath?: string;
  /** Folders where programs are looked for. `PATH`. */
  readonly programFolders: readonly string[];
  /** Origins whose pages may hold the web chat; empty = any. `WEBCHAT_ORIGINS`, comma-separated. */
  readonly webchatOrigins: readonly string[];
  /** The first administrator (`ADMIN_EMAIL`, `ADMIN_PASSWORD`); else made at the first start and shown once. */
  readonly admin: { readonly email?: string; readonly password?: string };
  /** Switched on by `TELEGRAM_TOKEN`. */
  readonly telegram?: TelegramSettings;
  /** Runs WhatsApp in a browser. `WHATSAPP_WEB=1`. */
  readonly whatsappWeb: boolean;
  /** Switched on by the `WHATSAPP_CLOUD_…` settings, of which all but the root are needed. */
  readonly whatsappCloud?: WhatsappCloudSettings;
  /** Switched on by `TEAMS_APP_ID` and `TEAMS_APP_PASSWORD`, or by `TEAMS_INSECURE_LOCAL=1`. */
  readonly teams?: TeamsSettings;
  /** Folder of the public data sets that `npm run bench` measures on. `BENCH_DATA`. */
  readonly benchData?: string;
}

export interface TelegramSettings {
  readonly token: string;
  /** Where the bot interface is; Telegram's own unless set. `TELEGRAM_API_ROOT`. */
  readonly apiRoot?: string;
  /** With it and `PUBLIC_URL`, updates come by webhook; else they are polled. `TELEGRAM_WEBHOOK_SECRET`. */
  readonly webhookSecret?: string;
}

export interface WhatsappCloudSettings {
  readonly token: string;
  readonly phoneId: string;
  /** Signs what WhatsApp sends us. */
  readonly appSecret: string;
  /** What WhatsApp shows when it first calls the webhook. */
  readonly verifyToken: string;
  /** Where the interface is, with its version; WhatsApp's own unless set. `WHATSAPP_CLOUD_API_ROOT`. */
  readonly apiRoot?: string;
  /** The approved template that says, after 24 hours of silence, that an answer waits. */
  readonly template?: {
    /** `WHATSAPP_CLOUD_TEMPLATE`. */
    readonly name?: string;
    /** Languages it is approved in, the first for all others. `WHATSAPP_CLOUD_TEMPLATE_LANGUAGES`, comma-separated. */
    readonly languages?: readonly string[];
  };
}

export interface TeamsSettings {
  readonly appId?: string;
  readonly appPassword?: string;
  /** For an app of one organisation. */
  readonly tenantId?: string;
  readonly openIdMetadataUrl?: string;
  readonly loginUrl?: string;
  /** Accepts an unauthenticated emulator on this machine. `TEAMS_INSECURE_LOCAL=1`. */
  readonly insecureLocal: boolean;
}

/**
 * Reads all settings. One that is set to nothing counts as not set.
 * @throws {Error} listing every bad setting in sentences, not just the first; secrets are not repeated.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { settings, problems } = readSettings(env);
  problems.push(...crossProblems(env));
  if (!settings || problems.length > 0) {
    throw new Error(
      `Dalil cannot start with these settings:\n${problems.map((line) => `- ${line}`).join('\n')}`,
    );
  }
  const programFolders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return { ...toConfig(settings), programFolders };
}

function toConfig(settings: Settings): Omit<Config, 'programFolders'> {
  return {
    ...present({
      redisUrl: settings.REDIS_URL,
      mongoUrl: settings.MONGO_URL,
      publicUrl: settings.PUBLIC_URL,
      chromiumPath: settings.CHROMIUM_PATH,
      telegram: telegram(settings),
      whatsappCloud: whatsappCloud(settings),
      teams: teams(settings),
      benchData: settings.BENCH_DATA,
    }),
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    role: settings.ROLE,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    webchatOrigins: settings.WEBCHAT_ORIGINS,
    admin: present({ email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD }),
    whatsappWeb: settings.WHATSAPP_WEB,
  };
}

function telegram(settings: Settings): TelegramSettings | undefined {
  if (settings.TELEGRAM_TOKEN === undefined) return undefined;
  return {
    token: settings.TELEGRAM_TOKEN,
    ...present({ apiRoot: settings.TELEGRAM_API_ROOT, webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET }),
  };
}

function whatsappCloud(settings: Settings): WhatsappCloudSettings | undefined {
  const token = settings.WHATSAPP_CLOUD_TOKEN;
  const phoneId = settings.WHATSAPP_CLOUD_PHONE_ID;
  const appSecret = settings.WHATSAPP_CLOUD_APP_SECRET;
  const verifyToken = settings.WHATSAPP_CLOUD_VERIFY_TOKEN;
  if (!token || !phoneId || !appSecret || !verifyToken) return undefined;
  const template = present({
    name: settings.WHATSAPP_CLOUD_TEMPLATE,
    languages: settings.WHATSAPP_CLOUD_TEMPLATE_LANGUAGES,
  });
  return {
    token,
    phoneId,
    appSecret,
    verifyToken,
    ...present({ apiRoot: settings.WHATSAPP_CLOUD_API_ROOT }),
    ...(Object.keys(template).length > 0 ? { template } : {}),
  };
}

function teams(settings: Settings): TeamsSettings | undefined {
  if (settings.TEAMS_APP_ID === undefined && !settings.TEAMS_INSECURE_LOCAL) return undefined;
  return {
    insecureLocal: settings.TEAMS_INSECURE_LOCAL,
    ...present({
      appId: settings.TEAMS_APP_ID,
      appPassword: settings.TEAMS_APP_PASSWORD,
      tenantId: settings.TEAMS_APP_TENANT_ID,
      openIdMetadataUrl: settings.TEAMS_OPENID_METADATA_URL,
      loginUrl: settings.TEAMS_LOGIN_URL,
    }),
  };
}

/** Leaves out what is not set, so that defaults further on apply. */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
