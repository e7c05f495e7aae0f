export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until the condition holds; a condition that rejects does not hold yet. @throws {Error} after `milliseconds`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
  what = 'what was waited for',
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await Promise.resolve(condition()).catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${what}.`);
    await pause(25);
  }
}
