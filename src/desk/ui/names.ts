import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ServiceName } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

const Services = createContext<ReadonlyMap<string, ServiceName>>(new Map());
export const ServicesProvider = Services.Provider;

/** Names of products, the same in every language. */
const PLATFORMS: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  'whatsapp-web': 'WhatsApp Web',
  teams: 'Teams',
};

/** Names what the bot understood, in the desk's language; an id stands for what has no name yet. */
export function useNames() {
  const services = useContext(Services);
  const language = useLanguage();
  const words = useWords();
  return {
    service: (id: string) =>
      services.get(id)?.name[language] ?? services.get(id)?.name['fr'] ?? words.control[id] ?? id,
    /** All services, in the order of the alphabet. */
    services: () =>
      [...services.values()]
        .map(({ id, name }) => ({ id, name: name[language] ?? name['fr'] ?? id }))
        .sort((a, b) => a.name.localeCompare(b.name, language)),
    /** A case of a service, as the catalogue names it. */
    procedure: (id: string) => {
      const all = [...services.values()].flatMap(({ procedures }) => procedures);
      const found = all.find((one) => one.id === id);
      return found?.name[language] ?? found?.name['fr'] ?? id;
    },
    aspect: (id: string) => words.aspect[id] ?? id,
    /** The languages in which people are answered. */
    languages: () =>
      Object.entries(words.speaks)
        .filter(([id]) => id !== 'zgh')
        .map(([id, name]) => ({ id, name })),
    speaks: (id: string) => words.speaks[id] ?? id,
    channel: (id: string) => words.channel[id] ?? PLATFORMS[id] ?? id,
    /** The service's page for the public, in the citizen's language. */
    page: (id: string, readBy: string) => services.get(id)?.pages[readBy] ?? services.get(id)?.pages['fr'],
  };
}
