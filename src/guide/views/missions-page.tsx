import type { VNode } from 'preact';
import type { Catalogue, Mission } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import { missionCountries, missionName } from '../missions.ts';
import { Phone } from './contacts.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';

export interface MissionsPageProps {
  readonly catalogue: Catalogue;
  readonly found: readonly Mission[];
  readonly filter: { readonly country: string; readonly q: string };
  readonly origin: string;
}

/** The mission finder: a form, and what it found by country. */
export function MissionsPage({ catalogue, found, filter, origin }: MissionsPageProps): VNode {
  const { language, words } = usePage();
  const filtered = Boolean(filter.country || filter.q);
  const groups = missionCountries({ ...catalogue, missions: found }, language);
  return (
    <Layout
      title={words.missions.title}
      description={words.missions.intro}
      address={(other) => addressOf.missions(other, filter)}
      origin={origin}
      unlisted={filtered}
      current="missions"
    >
      <div class="frame narrow">
        <h1>{words.missions.title}</h1>
        <p class="lead">{words.missions.intro}</p>
        <Finder catalogue={catalogue} filter={filter} />
        <p role="status">{found.length > 0 ? words.missions.count(found.length) : words.missions.none}</p>
        {groups.map(({ code, name }) => (
          <section aria-labelledby={`country-${code}`} class="country">
            <h2 id={`country-${code}`}>{name}</h2>
            <ul class="missions">
              {found
                .filter(({ country }) => country === code)
                .map((mission) => (
                  <MissionLine catalogue={catalogue} mission={mission} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Layout>
  );
}

function Finder({ catalogue, filter }: Pick<MissionsPageProps, 'catalogue' | 'filter'>): VNode {
  const { language, words } = usePage();
  return (
    <search>
      <form class="finder" action={addressOf.missions(language)}>
        <p>
          <label for="country">{words.missions.country}</label>
          <select id="country" name="country">
            <option value="">{words.missions.anyCountry}</option>
            {missionCountries(catalogue, language).map(({ code, name }) => (
              <option value={code} selected={code === filter.country.toUpperCase()}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label for="place">{words.missions.city}</label>
          <input id="place" name="q" type="search" dir="auto" value={filter.q} maxLength={100} />
        </p>
        <button type="submit">{words.missions.find}</button>
      </form>
    </search>
  );
}

function MissionLine({ catalogue, mission }: { catalogue: Catalogue; mission: Mission }): VNode {
  const { language } = usePage();
  const [phone] = mission.phones;
  return (
    <li>
      <a href={addressOf.mission(language, mission.id)}>{missionName(catalogue, mission, language)}</a>{' '}
      {phone && <Phone number={phone} />}
      {mission.address && <small dir="auto">{mission.address}</small>}
    </li>
  );
}
