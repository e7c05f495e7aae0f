import { join } from 'node:path';

/** What is used of a message of whatsapp-web.js. */
export interface WebMessage {
  readonly id: { readonly _serialized: string };
  readonly from: string;
  readonly fromMe: boolean;
  readonly type: string;
  /** The words, or the caption of a picture, a film or a file. */
  readonly body: string;
  readonly isStatus: boolean;
  readonly broadcast: boolean;
  /** Seconds. */
  readonly timestamp: number;
  /** Set for positions only, whatever the package's types say; they also say text where there are numbers. */
  readonly location?: { readonly latitude: string | number; readonly longitude: string | number };
  readonly latestEditSenderTimestampMs?: number;
}

/** What is used of a chat. */
export interface WebChat {
  readonly id: { readonly _serialized: string };
  readonly isGroup: boolean;
  readonly unreadCount: number;
  fetchMessages(options: { limit?: number; fromMe?: boolean }): Promise<readonly WebMessage[]>;
  sendStateTyping(): Promise<void>;
}

/**
 * What is used of whatsapp-web.js's client: the only place that says so. The stand-in of the tests implements it, and a
 * test checks that the package's own client fits it.
 */
export interface WebClient {
  on(event: 'qr', listener: (code: string) => void): unknown;
  on(event: 'authenticated' | 'ready', listener: () => void): unknown;
  on(event: 'auth_failure', listener: (message: string) => void): unknown;
  on(event: 'disconnected' | 'change_state', listener: (state: string) => void): unknown;
  on(event: 'message', listener: (message: WebMessage) => void): unknown;
  on(event: 'message_edit', listener: (message: WebMessage, words: string) => void): unknown;
  on(event: 'message_ack', listener: (message: WebMessage, ack: number) => void): unknown;
  initialize(): Promise<void>;
  destroy(): Promise<void>;
  getState(): Promise<string | null>;
  getChats(): Promise<readonly WebChat[]>;
  getChatById(chatId: string): Promise<WebChat | undefined>;
  sendSeen(chatId: string): Promise<boolean>;
  sendMessage(chatId: string, text: string, options: SendOptions): Promise<WebMessage | undefined | null>;
}

export interface SendOptions {
  readonly linkPreview: boolean;
  readonly sendSeen: boolean;
  readonly waitUntilMsgSent: boolean;
}

export interface ClientSettings {
  /** The browser's program. */
  readonly chromiumPath: string;
  /** Folder of the linked device's session and the page's copies; made if missing. */
  readonly folder: string;
  /** Chromium's own sandbox does not work for root. */
  readonly isRoot: boolean;
}

/** A client that is not yet started. The package is loaded here, so that the channel costs nothing while it is off. */
export async function openClient({ chromiumPath, folder, isRoot }: ClientSettings): Promise<WebClient> {
  const { default: library } = await import('whatsapp-web.js');
  return new library.Client({
    authStrategy: new library.LocalAuth({ dataPath: join(folder, 'session') }),
    webVersionCache: { type: 'local', path: join(folder, 'pages') },
    puppeteer: {
      executablePath: chromiumPath,
      headless: true,
      // The browser ends with the pipe, even when this process is killed.
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: ['--disable-dev-shm-usage', '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  });
}
