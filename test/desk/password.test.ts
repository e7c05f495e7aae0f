import { AppError } from '../../src/core/errors.ts';
import { hashPassword, verifyPassword } from '../../src/desk/password.ts';

describe('passwords', () => {
  it('are told right from wrong, also many at once; who would wait too long is told so', async () => {
    const hash = await hashPassword('Correct-Horse-9!', Buffer.alloc(16, 1));
    const tries = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? 'Correct-Horse-9!' : `wrong ${n}`));
    const results = await Promise.allSettled(tries.map((password) => verifyPassword(password, hash)));
    for (const [n, result] of results.entries()) {
      if (result.status === 'fulfilled') expect([n, result.value]).toEqual([n, n % 2 === 0]);
      else expect(result.reason).toMatchObject({ code: 'service.unavailable', retryAfterSeconds: 5 });
    }
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(60 - 42);
    expect(results.every((one) => one.status === 'fulfilled' || one.reason instanceof AppError)).toBe(true);
    // Nothing is left of the crowd.
    expect(await verifyPassword('Correct-Horse-9!', hash)).toBe(true);
  }, 60_000);

  it('of a hash that cannot be read are wrong', async () => {
    for (const hash of ['', 'scrypt', 'md5$1$2$3$a$b']) expect(await verifyPassword('x', hash)).toBe(false);
  });
});
