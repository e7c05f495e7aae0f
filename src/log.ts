import { type LoggerOptions, pino } from 'pino';
import type { Log } from './ports/log.ts';

/** Levels of `LOG_LEVEL`. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** JSON lines on standard error, so that what the program says to people stays alone on standard output. */
export function createLog(level: LogLevel): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    serializers: { error: errorWithoutWords, reason: errorWithoutWords },
  };
  const logger = pino(options, pino.destination({ fd: 2, sync: true }));
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

/** What kind of failure and where. Of causes only the kind: libraries put requests, and so people's words, in theirs. */
function errorWithoutWords(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack, cause } = error;
  const frames = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const code = (error as { code?: unknown }).code;
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
