import type { Catalogue, Mission } from '../core/catalogue.ts';
import { GUIDE_LANGUAGES, type GuideLanguage, localText } from '../core/language.ts';
import { fold } from './fold.ts';
import { countryName } from './format.ts';
import { WORDS } from './wordings/index.ts';

/** The city as the gazetteer names it in the language; its id's last part where the gazetteer does not know it. */
export function cityName(catalogue: Catalogue, { city }: Mission, language: GuideLanguage): string {
  const place = catalogue.place(city);
  return place ? localText(place.name, language).text : city.replace(/^[a-z]{2}-/, '').replaceAll('-', ' ');
}

/** “Consulat général · Paris”. */
export function missionName(catalogue: Catalogue, mission: Mission, language: GuideLanguage): string {
  const { kinds, inCity } = WORDS[language].missions;
  return inCity(kinds[mission.kind], cityName(catalogue, mission, language));
}

/**
 * Missions of a country (ISO code, any case) whose city, country, district or kind holds every word of the text, in
 * any of the guide's languages. Both may be empty.
 */
export function findMissions(catalogue: Catalogue, filter: { country: string; q: string }): Mission[] {
  const country = filter.country.toUpperCase();
  const words = fold(filter.q).split(' ').filter(Boolean);
  return catalogue.missions.filter((mission) => {
    if (country && mission.country !== country) return false;
    const text = words.length > 0 ? searchable(catalogue, mission) : '';
    return words.every((word) => text.includes(word));
  });
}

/** Everything by which somebody may look for a mission. */
function searchable(catalogue: Catalogue, mission: Mission): string {
  const city = catalogue.place(mission.city);
  const country = catalogue.places.find(
    (place) => place.kind === 'country' && place.country === mission.country,
  );
  const named = GUIDE_LANGUAGES.flatMap((language) => [
    missionName(catalogue, mission, language),
    countryName(mission.country, language),
  ]);
  const others = [mission.id, mission.address ?? '', ...mission.jurisdiction];
  return fold([...named, ...others, ...(city?.aliases ?? []), ...(country?.aliases ?? [])].join(' '));
}

/** The countries that have a mission, by name. */
export function missionCountries(
  catalogue: Catalogue,
  language: GuideLanguage,
): { code: string; name: string }[] {
  const codes = new Set(catalogue.missions.map(({ country }) => country));
  return [...codes]
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}
