import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../../src/ports/clock.ts';

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const MICROSOFT_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** Microsoft asks for a day: it may withdraw a key. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** For a key that we do not know they are read again, but not for each forger. */
const READ_AGAIN_MS = 5 * 1000;
const PATIENCE_MS = 5_000;

/** The keys could not be read: nobody can say yet whether a token is good. */
export class KeysUnreadable extends Error {
  override readonly name: string = 'KeysUnreadable';
}

export interface SigningKey {
  readonly key: KeyObject;
  /** Channels that it may sign for; none means all. */
  readonly endorsements: readonly string[];
}

interface KeysParts {
  /** Default Microsoft's. */
  readonly metadataUrl?: string | undefined;
  readonly now: Clock;
  /** For each of the two calls; default 5 s. */
  readonly timeoutMs?: number | undefined;
}

/**
 * The keys that sign what Teams sends us. Kept for a day, then read anew; the old ones stay in use while that fails.
 * Whoever asks while they are read shares the one reading.
 */
export class SigningKeys {
  private keys: ReadonlyMap<string, SigningKey> | undefined;
  private readAt = 0;
  private reading: Promise<void> | undefined;

  constructor(private readonly parts: KeysParts) {}

  /** Nothing where Microsoft has no such key. @throws {KeysUnreadable} where that cannot be known. */
  async find(id: string): Promise<SigningKey | undefined> {
    if (this.age >= KEPT_MS) {
      await this.read().catch((error: unknown) => {
        if (!this.keys) throw error;
      });
    }
    if (!this.keys?.has(id) && this.age >= READ_AGAIN_MS) await this.read();
    return this.keys?.get(id);
  }

  private get age(): number {
    return this.parts.now().getTime() - this.readAt;
  }

  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<void> {
    try {
      const { jwks_uri: address } = (await this.fetch(this.parts.metadataUrl ?? MICROSOFT_METADATA)) as {
        jwks_uri: string;
      };
      const { keys } = (await this.fetch(address)) as { keys: readonly unknown[] };
      this.keys = new Map(keys.flatMap(entryOf));
      this.readAt = this.parts.now().getTime();
    } catch (cause) {
      throw new KeysUnreadable('The keys of Teams cannot be read.', { cause });
    }
  }

  private async fetch(address: string): Promise<unknown> {
    const signal = AbortSignal.timeout(this.parts.timeoutMs ?? PATIENCE_MS);
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
    return response.json();
  }
}

/** Kinds of keys that we do not know are left out. */
function entryOf(described: unknown): [string, SigningKey][] {
  const { kid, endorsements, ...key } = described as JsonWebKey & { kid?: string; endorsements?: string[] };
  if (key.kty !== 'RSA' || typeof kid !== 'string') return [];
  return [[kid, { key: createPublicKey({ key, format: 'jwk' }), endorsements: endorsements ?? [] }]];
}
