/** What the package throws without a stack. */
const BARE = ['auth timeout', 'ready timeout'];

/**
 * The package leaves promises of its own unattended when the page goes away under it (a log-out, a reload; see its
 * issues 3449 and 3792), which would end the whole program. While this is on, such a fault is reported instead; any
 * other unattended rejection ends the program as before. Returns what switches it off.
 */
export function containFaults(onFault: (reason: unknown) => void): () => void {
  const listener = (reason: unknown) => {
    if (!isOfPackage(reason)) throw reason;
    onFault(reason);
  };
  process.on('unhandledRejection', listener);
  return () => void process.off('unhandledRejection', listener);
}

export function isOfPackage(reason: unknown): boolean {
  if (typeof reason === 'string') return BARE.includes(reason);
  const { stack = '' } = (reason ?? {}) as { stack?: unknown };
  return /[\\/]node_modules[\\/](whatsapp-web\.js|puppeteer|puppeteer-core)[\\/]/.test(String(stack));
}
