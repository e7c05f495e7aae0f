import type { VNode } from 'preact';
import { type Catalogue, LIFE_EVENTS, type LifeEvent, type Service } from '../../core/catalogue.ts';
import { type GuideLanguage, localText } from '../../core/language.ts';
import { addressOf } from '../addresses.ts';
import { ServiceIcon } from './icons.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { SearchForm } from './search-form.tsx';
import { Local } from './text.tsx';

/** One question, the services most asked for, then all of them by what happens in a life. */
export function HomePage({ catalogue, origin }: { catalogue: Catalogue; origin: string }): VNode {
  const { words } = usePage();
  return (
    <Layout
      title={words.tagline}
      description={words.home.description}
      address={addressOf.home}
      origin={origin}
      current="home"
    >
      <section class="hero">
        <div class="frame">
          <p class="tagline">{words.tagline}</p>
          <h1>{words.home.question}</h1>
          <SearchForm />
        </div>
      </section>
      <div class="frame">
        <Popular services={catalogue.services} />
        <h2>{words.home.byLifeEvent}</h2>
        <div class="life-events">
          {LIFE_EVENTS.map((event) => (
            <LifeEventCard event={event} services={catalogue.services} />
          ))}
        </div>
      </div>
    </Layout>
  );
}

function Popular({ services }: { services: readonly Service[] }): VNode {
  const { language, words } = usePage();
  const popular = services
    .filter(({ popular }) => popular !== undefined)
    .toSorted((a, b) => (a.popular ?? 0) - (b.popular ?? 0))
    .slice(0, 10);
  return (
    <section aria-labelledby="popular">
      <h2 id="popular">{words.home.popular}</h2>
      <ul class="popular">
        {popular.map(({ id, name }) => (
          <li>
            <a href={addressOf.service(language, id)}>
              <ServiceIcon id={id} />
              <span>
                <Local of={name} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LifeEventCard({
  event,
  services,
}: {
  event: LifeEvent;
  services: readonly Service[];
}): VNode | null {
  const { language, words } = usePage();
  const concerned = byName(
    services.filter(({ lifeEvents }) => lifeEvents.includes(event)),
    language,
  );
  if (concerned.length === 0) return null;
  return (
    <section class="life-event" aria-labelledby={`event-${event}`}>
      <h3 id={`event-${event}`}>{words.home.lifeEvents[event]}</h3>
      <ServiceLinks services={concerned} />
    </section>
  );
}

/** Services in the order of the reader's alphabet. */
export function byName(services: readonly Service[], language: GuideLanguage): readonly Service[] {
  const name = (service: Service) => localText(service.name, language).text;
  return services.toSorted((a, b) => name(a).localeCompare(name(b), language));
}

/** Services as a plain list of links. */
export function ServiceLinks({ services }: { services: readonly Service[] }): VNode {
  const { language } = usePage();
  return (
    <ul class="links">
      {services.map(({ id, name }) => (
        <li>
          <a href={addressOf.service(language, id)}>
            <Local of={name} />
          </a>
        </li>
      ))}
    </ul>
  );
}
