import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';
import { useLanguage } from './words.ts';

/** The mission's name in the desk's language; its id until that is known. */
export function useMissionName(id: string | undefined): string | undefined {
  const { api } = useDesk();
  const language = useLanguage();
  const { value } = useLoaded(`mission ${id}`, async () => (id ? assistApi(api).mission(id) : undefined));
  return value?.name[language] ?? value?.name['fr'] ?? id;
}
