import { useDesk } from './desk-context.ts';
import { useWords } from './words.ts';

/**
 * Does something, says how it went, and loads again what is shown. The function resolves to whether it worked, and
 * never rejects.
 */
export function useAct(reload: () => Promise<unknown>) {
  const words = useWords();
  const { notify } = useDesk();
  return async (action: () => Promise<unknown>, done: string): Promise<boolean> => {
    const worked = await action().then(
      () => true,
      () => false,
    );
    notify(worked ? done : words.conversation.failed);
    await reload();
    return worked;
  };
}
