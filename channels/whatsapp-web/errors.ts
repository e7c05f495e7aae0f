import { ChannelError } from '../../src/core/errors.ts';

/** What WhatsApp's page says of somebody who has no WhatsApp. */
const UNKNOWN_PERSON = /No LID for user|invalid wid|wid error/i;
/** The page takes no message so often: it is the message, or the person. */
const ATTEMPTS = 5;

/** What a failed send means. The page gives no reasons: what is not known to be final is tried again, a few times. */
export function toChannelError(
  error: unknown,
  { platformIds, attempts }: { platformIds: readonly string[]; attempts: number },
): ChannelError {
  if (error instanceof NotTaken) {
    return new ChannelError('not-taken', attempts < ATTEMPTS, { platformIds });
  }
  const options = { cause: error, platformIds };
  if (error instanceof Error && UNKNOWN_PERSON.test(error.message)) {
    return new ChannelError('unknown-person', false, options);
  }
  return new ChannelError('unreachable', true, { ...options, unconfirmed: true });
}

/** The page answered without having made a message. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** The page did not answer in time. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** The promise's result, or `TooLate` after so many milliseconds. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate('The page did not answer in time.')), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
