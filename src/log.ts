import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import { maskContacts } from './core/mask.ts';
import type { Log } from './ports/log.ts';

/** Levels of `LOG_LEVEL`. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields deeper than this are left out of a line. */
const DEEPEST = 6;

/**
 * JSON lines on standard error, so that what the program says to people stays alone on standard output. Telephone
 * numbers and e-mail addresses are masked wherever they turn up.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    formatters: { log: (fields) => masked(fields, 0) as Record<string, unknown> },
  };
  const logger = pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

/** The fields as they may be written down. */
function masked(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskContacts(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEEPEST) return undefined;
  if (value instanceof Error) return masked(errorWithoutWords(value), depth);
  if (Array.isArray(value)) return value.map((one) => masked(one, depth + 1));
  const entries = Object.entries(value).map(([name, one]) => {
    const failure = (name === 'error' || name === 'reason') && one !== undefined && !(one instanceof Error);
    return [name, failure ? typeof one : masked(one, depth + 1)];
  });
  return Object.fromEntries(entries);
}

/** What kind of failure and where. Of causes only the kind: libraries put requests, and so people's words, in theirs. */
function errorWithoutWords({ name, message, stack, cause, ...rest }: Error): object {
  const frames = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const code = (rest as { code?: unknown }).code;
  return {
    name,
    message: message.split('\n')[0]?.slice(0, 200),
    ...(typeof code === 'string' ? { code } : {}),
    ...(frames ? { at: frames.map((frame) => frame.trim()) } : {}),
    ...(cause instanceof Error
      ? { cause: { name: cause.name, code: (cause as { code?: unknown }).code } }
      : {}),
  };
}
