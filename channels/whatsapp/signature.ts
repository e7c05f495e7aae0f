import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-Hub-Signature-256` is the HMAC of the raw body with the app's secret. No header or no secret: no. Takes
 * the same time wherever they differ.
 */
export function isSigned(body: Buffer, header: string | undefined, secret: string): boolean {
  const claimed = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (!claimed || secret === '') return false;
  return timingSafeEqual(Buffer.from(claimed, 'hex'), createHmac('sha256', secret).update(body).digest());
}

/** Whether two texts are the same, in constant time; an empty one is like nothing. */
export function isSame(given: unknown, secret: string): boolean {
  if (typeof given !== 'string' || secret === '') return false;
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
