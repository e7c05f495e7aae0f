/** Tries an expectation until it holds; after `milliseconds` its last failure is thrown. */
export async function eventually(
  expectation: () => void | Promise<void>,
  milliseconds = 8000,
): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
