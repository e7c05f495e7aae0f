import { readConfig } from '../src/config.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './var',
      role: 'all',
      trustProxy: false,
      logLevel: 'info',
      webchatOrigins: [],
      admin: {},
      whatsappWeb: false,
      programFolders: [],
    });
  });

  it('count as not set when they are set to nothing', () => {
    const empty = { PORT: '', DATA_DIR: ' ', REDIS_URL: '', TELEGRAM_TOKEN: '', WHATSAPP_WEB: '', ROLE: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('are read', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/srv/dalil',
      REDIS_URL: 'redis://redis:6379',
      MONGO_URL: 'mongodb://mongo/dalil',
      ROLE: 'web',
      PUBLIC_URL: 'https://dalil.example.org/',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      LOG_LEVEL: 'debug',
      CHROMIUM_PATH: '/usr/bin/chromium',
      WEBCHAT_ORIGINS: 'https://www.example.org, https://example.net/',
      ADMIN_EMAIL: 'a@example.org',
      ADMIN_PASSWORD: 'a long password',
      BENCH_DATA: '../bench',
      PATH: '/usr/local/bin:/usr/bin',
    });
    expect(config).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/srv/dalil',
      redisUrl: 'redis://redis:6379',
      mongoUrl: 'mongodb://mongo/dalil',
      role: 'web',
      publicUrl: 'https://dalil.example.org',
      trustProxy: 'loopback, 10.0.0.0/8',
      logLevel: 'debug',
      chromiumPath: '/usr/bin/chromium',
      webchatOrigins: ['https://www.example.org', 'https://example.net'],
      admin: { email: 'a@example.org', password: 'a long password' },
      whatsappWeb: false,
      programFolders: ['/usr/local/bin', '/usr/bin'],
      benchData: '../bench',
    });
  });

  it('switch channels on', () => {
    const config = readConfig({
      TELEGRAM_TOKEN: '1:abc',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9000',
      WHATSAPP_WEB: '1',
      WHATSAPP_CLOUD_TOKEN: 't',
      WHATSAPP_CLOUD_PHONE_ID: '123',
      WHATSAPP_CLOUD_APP_SECRET: 's',
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'v',
      TEAMS_INSECURE_LOCAL: '1',
    });
    expect(config.telegram).toEqual({ token: '1:abc', apiRoot: 'http://127.0.0.1:9000' });
    expect(config.whatsappWeb).toBe(true);
    expect(config.whatsappCloud).toEqual({ token: 't', phoneId: '123', appSecret: 's', verifyToken: 'v' });
    expect(config.teams).toEqual({ insecureLocal: true });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['1', 1],
    ['uniquelocal', 'uniquelocal'],
  ])('read TRUST_PROXY=%s', (value, expected) => {
    expect(readConfig({ TRUST_PROXY: value }).trustProxy).toBe(expected);
  });

  it('are all listed at once when they are bad, without repeating secrets', () => {
    const read = () =>
      readConfig({
        PORT: '99999',
        ROLE: 'boss',
        PUBLIC_URL: 'dalil.example.org',
        TRUST_PROXY: 'everybody',
        LOG_LEVEL: 'loud',
        WEBCHAT_ORIGINS: 'https://example.org/page',
        REDIS_URL: 'hunter2',
        ADMIN_EMAIL: 'nobody',
        WHATSAPP_WEB: 'yes',
        TELEGRAM_WEBHOOK_SECRET: 'pass word',
        TEAMS_APP_ID: 'app',
      });
    expect(read).toThrow(
      [
        'Dalil cannot start with these settings:',
        '- PORT must be a whole number from 0 to 65535; it is "99999".',
        `- REDIS_URL must begin with redis:// or rediss://, or be a socket's path.`,
        '- ROLE must be one of all, web, worker; it is "boss".',
        '- PUBLIC_URL must be an address that begins with http:// or https://; it is "dalil.example.org".',
        '- TRUST_PROXY must be true, false, a number of proxies, or a list of addresses (loopback, 10.0.0.0/8); it is "everybody".',
        '- LOG_LEVEL must be one of debug, info, warn, error, silent; it is "loud".',
        '- WEBCHAT_ORIGINS must be a list of origins such as https://www.example.org, separated by commas; it is "https://example.org/page".',
        '- ADMIN_EMAIL must be an e-mail address; it is "nobody".',
        '- TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, - or _.',
        '- WHATSAPP_WEB must be 1 (on) or 0 (off); it is "yes".',
        '- TEAMS_APP_ID is set, so TEAMS_APP_PASSWORD must be set too.',
      ].join('\n'),
    );
  });

  it.each(['web', 'worker'])('need REDIS_URL for ROLE=%s', (role) => {
    expect(() => readConfig({ ROLE: role })).toThrow(`ROLE=${role} needs REDIS_URL`);
  });
});
