import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '../core/errors.ts';

/**
 * Cost of a hash: N=2^15, r=8, p=3, one of the settings the OWASP Password Storage Cheat Sheet calls equal (32 MiB each
 * at a time). Each hash carries its own, so that the cost can be raised without breaking the old ones.
 */
const COST = { N: 32_768, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
export const SALT_BYTES = 16;

/** Makes `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string, salt: Buffer): Promise<string> {
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the hash's. Takes the same time whatever differs; false for a hash it cannot read. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** A hash that no password has: checking against it costs what a real check costs. */
export const NOBODYS_HASH = ['scrypt', COST.N, COST.r, COST.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join(
  '$',
);

/** Each takes 32 MB, and one of the four threads that files and names need, too. */
const AT_ONCE = 2;
/** Some three seconds' worth: whoever floods the door makes nobody wait longer. */
const MOST_WAITING = 40;
let running = 0;
const waiting: (() => void)[] = [];

/** @throws {AppError} `service.unavailable` when too many wait. */
async function derive(
  password: string,
  salt: Buffer,
  cost: { N: number; r: number; p: number },
): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING)
      throw new AppError('service.unavailable', 'Too many sign in at once: try again in a moment.', {
        retryAfterSeconds: 5,
      });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await deriveNow(password, salt, { ...cost, maxmem: 256 * cost.N * cost.r });
  } finally {
    // Who waits takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function deriveNow(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
