import type { ComponentChildren, VNode } from 'preact';
import type { Catalogue, Mission } from '../../core/catalogue.ts';
import type { MissionOpening } from '../../core/mission-calendar.ts';
import { addressOf } from '../addresses.ts';
import { countryName } from '../format.ts';
import { missionName } from '../missions.ts';
import { Email, Phone, Website } from './contacts.tsx';
import { Layout } from './layout.tsx';
import { MissionHours } from './mission-hours.tsx';
import { usePage } from './page-context.ts';
import { Sources } from './sources.tsx';
import { Day, Local } from './text.tsx';

/** One embassy or consulate; what no source gives is said to be unknown. */
export function MissionPage({
  catalogue,
  mission,
  opening,
  origin,
}: {
  catalogue: Catalogue;
  mission: Mission;
  /** As entered at the desk: it then stands in place of what a source says of the hours. */
  opening: MissionOpening | undefined;
  origin: string;
}): VNode {
  const { language, words } = usePage();
  const name = missionName(catalogue, mission, language);
  const country = countryName(mission.country, language);
  return (
    <Layout
      title={`${name}, ${country}`}
      description={`${name}, ${country}`}
      address={(other) => addressOf.mission(other, mission.id)}
      origin={origin}
      mission={mission.id}
    >
      <article class="frame narrow">
        <p>
          <a href={addressOf.missions(language, { country: mission.country })}>{words.missions.back}</a>
        </p>
        <h1>{name}</h1>
        <p class="lead">{country}</p>
        <Details mission={mission} opening={opening} />
        {mission.note && (
          <p class="doubt">
            <Local of={mission.note} />
          </p>
        )}
        <Sources sources={mission.sources} />
        <p class="checked">
          <Day of={mission.checkedOn} sentence={words.service.lastChecked} />
        </p>
      </article>
    </Layout>
  );
}

function Details({ mission, opening }: { mission: Mission; opening: MissionOpening | undefined }): VNode {
  const { words } = usePage();
  const { address, phones, email, website, hours, jurisdiction } = mission;
  return (
    <dl class="details">
      <Detail label={words.missions.address}>{address && <span dir="auto">{address}</span>}</Detail>
      <Detail label={words.missions.phone}>
        {phones.length > 0 && phones.map((number) => [<Phone number={number} />, ' '])}
      </Detail>
      <Detail label={words.missions.email}>{email && <Email address={email} />}</Detail>
      <Detail label={words.missions.website}>{website && <Website url={website} />}</Detail>
      <Detail label={words.missions.hours}>
        {opening ? (
          <MissionHours opening={opening} />
        ) : (
          hours && (
            <>
              <span dir="auto">{hours}</span> <small>{words.missions.asGiven}</small>
            </>
          )
        )}
      </Detail>
      <Detail label={words.missions.jurisdiction}>
        {jurisdiction.length > 0 && <span dir="auto">{jurisdiction.join(', ')}</span>}
      </Detail>
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ComponentChildren }): VNode {
  const { words } = usePage();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span class="unknown">{words.missions.unknown}</span>}</dd>
    </div>
  );
}
