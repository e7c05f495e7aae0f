import type { Mission, Place } from '../../src/core/catalogue.ts';
import type { Slots } from '../../src/core/understanding.ts';
import { withinDistance } from './edit-distance.ts';
import { normalWords } from './normalise.ts';
import { skeleton, withoutArticle } from './skeleton.ts';

/** What of place a text names. */
export type PlaceSlots = Pick<Slots, 'country' | 'city' | 'mission'>;

/** Longest name, in words. */
const NAME_WORDS = 5;
/** Words before a place's name in the nine registers; the article of Arabic and Darija may stand before it. */
const BEFORE_PLACE = new Set(
  'a à au aux en in from de d du dans vers sur near at to f fi b l mn men min 3nd li di da nach aus bei zu te naar uit van desde hacia of consulat consulate consulado consolato consulaat konsulat ambassade embassy f في من ب ف الى ل ديال قنصليه القنصليه بمدينه مدينه قرب'.split(
    ' ',
  ),
);
/** Names that are common words in one of the registers: they count only after such a word, or with a capital. */
const ALSO_WORDS = new Set(
  'nice tours lens sens man split bath reading van gap die nancy orange mons essen halle hof como bari lima male dire agen angers vienne valence macon split york cork mobile most linz san sal para ora salon meaux troyes brest melun vire niort mali mari turin nador niger tchad oman jordan georgia chad turkey cuba peru iran ali guinee chine inde israel'.split(
    ' ',
  ),
);

/** Everyday words one slip away from a name, or that sound like one. */
const NEVER_A_SLIP = new Set('manana martes leven leider avion combien'.split(' '));

interface Named {
  readonly place: Place;
  readonly words: readonly string[];
}

/** Finds countries, cities and missions in texts. */
export function createGazetteer(places: readonly Place[], missions: readonly Mission[]) {
  const index = buildIndex(places);
  const missionsOf = new Map<string, Mission[]>();
  for (const mission of missions)
    missionsOf.set(mission.city, [...(missionsOf.get(mission.city) ?? []), mission]);
  return (text: string): PlaceSlots => {
    const found = findPlaces(text, index);
    const city =
      found.find((place) => place.kind === 'city' && place.country !== 'MA') ??
      found.find((place) => place.kind === 'city');
    const countries = found.filter((place) => place.kind === 'country');
    const country = city ?? countries.find((place) => place.country !== 'MA') ?? countries[0];
    const mission = city ? missionOf(city, missionsOf.get(city.id) ?? [], text) : undefined;
    return {
      ...(country && { country: country.country }),
      ...(city && { city: cityName(city) }),
      ...(mission && { mission }),
    };
  };
}

/** The gazetteer's own name of a city: English where it has one. */
function cityName(city: Place): string {
  return city.name.en ?? city.name.fr;
}

const EMBASSY = /ambass|embass|embaj|ambasc|botschaft|سفار|sifar|safar[ae]|sfar/iu;

function missionOf(city: Place, inCity: readonly Mission[], text: string): string | undefined {
  if (inCity.length === 1) return inCity[0]?.id;
  if (inCity.length === 0) return city.mission;
  const wanted = EMBASSY.test(text)
    ? inCity.filter((mission) => mission.kind === 'embassy')
    : inCity.filter((mission) => mission.kind.includes('consulate'));
  return wanted.length === 1 ? wanted[0]?.id : undefined;
}

interface PlaceIndex {
  readonly exact: ReadonlyMap<string, Place>;
  readonly bones: ReadonlyMap<string, Place>;
  /** Long single-word names by first letter, for slips of the pen. */
  readonly long: ReadonlyMap<string, readonly { name: string; place: Place }[]>;
}

function namesOf(place: Place): string[] {
  return [...new Set([...Object.values(place.name), ...place.aliases])].filter((name) => name !== undefined);
}

function buildIndex(places: readonly Place[]): PlaceIndex {
  const named: Named[] = places.flatMap((place) =>
    namesOf(place).map((name) => ({ place, words: normalWords(name) })),
  );
  const exact = new Map<string, Place>();
  const bones = new Map<string, Place | undefined>();
  const long = new Map<string, { name: string; place: Place }[]>();
  for (const { place, words } of named) {
    const key = words.join(' ');
    if (key.length < 2 || words.length > NAME_WORDS) continue;
    if (!exact.has(key)) exact.set(key, place);
    if (words.length > 1) continue;
    const bone = withoutArticle(skeleton(key));
    if (bone.length >= 4) bones.set(bone, bones.has(bone) && bones.get(bone) !== place ? undefined : place);
    if (key.length >= 6) long.set(key.charAt(0), [...(long.get(key.charAt(0)) ?? []), { name: key, place }]);
  }
  return {
    exact,
    bones: new Map([...bones].flatMap(([bone, place]) => (place ? [[bone, place] as const] : []))),
    long,
  };
}

/** Places in the order in which they are named; the longest name wins. */
function findPlaces(text: string, index: PlaceIndex): Place[] {
  const words = normalWords(text);
  const found: Place[] = [];
  for (let at = 0; at < words.length; at++) {
    const hit = longestName(words, at, index) ?? spelling({ words, at, text, index });
    if (!hit) continue;
    if (hit.words === 1 && ALSO_WORDS.has(words[at] ?? '') && !meansPlace(words, at, text)) continue;
    found.push(hit.place);
    at += hit.words - 1;
  }
  return found;
}

interface Hit {
  readonly place: Place;
  readonly words: number;
}

function longestName(words: readonly string[], at: number, index: PlaceIndex): Hit | undefined {
  for (let size = Math.min(NAME_WORDS, words.length - at); size > 0; size--) {
    const key = words.slice(at, at + size).join(' ');
    const place = index.exact.get(key) ?? (size === 1 ? withoutPrefix(key, index) : undefined);
    if (place && (key.length > 2 || BEFORE_PLACE.has(words[at - 1] ?? ''))) return { place, words: size };
  }
  return undefined;
}

const ARABIC_PREFIX = /^(?:و?(?:ف|ب|ل|من)?(?:ال)?|لل)(?=\p{Script=Arabic}{3})/u;

/** فباريس, بمدريد, لفرنسا, fparis: prepositions written onto the name. */
function withoutPrefix(word: string, index: PlaceIndex): Place | undefined {
  const bare = word.replace(ARABIC_PREFIX, '');
  if (bare !== word) return index.exact.get(bare) ?? index.exact.get(`ال${bare}`);
  return /^[fbl][a-z]{5}/u.test(word) ? index.exact.get(word.slice(1)) : undefined;
}

interface Spot {
  readonly words: readonly string[];
  readonly at: number;
  readonly text: string;
  readonly index: PlaceIndex;
}

/** A name written by ear or with a slip; only where a place is expected, so that common words are safe. */
function spelling({ words, at, index }: Spot): Hit | undefined {
  const word = words[at] ?? '';
  if (word.length < 5 || NEVER_A_SLIP.has(word) || !BEFORE_PLACE.has(words[at - 1] ?? '')) return undefined;
  const near = (index.long.get(word.charAt(0)) ?? []).filter(({ name }) =>
    withinDistance(word, name, name.length >= 9 ? 2 : 1),
  );
  const places = new Set(near.map(({ place }) => place));
  const place = places.size === 1 ? near[0]?.place : byEar(word, index);
  return place && { place, words: 1 };
}

/** A place whose name has the word's consonants; in the same script the letters must also be close (partir, Pretoria). */
function byEar(word: string, index: PlaceIndex): Place | undefined {
  const place = index.bones.get(withoutArticle(skeleton(word)));
  const latin = /^[a-z]/.test(word);
  const close = (name: string) =>
    name.charAt(0) === word.charAt(0) && withinDistance(word, name, word.length >= 9 ? 3 : 2);
  const names = place ? namesOf(place).map((name) => normalWords(name).join(' ')) : [];
  return names.some((name) => /^[a-z]/.test(name) === latin && close(name)) ? place : undefined;
}

/** Whether a name that is also a common word stands where a place stands. English “a nice day” is not à Nice. */
function meansPlace(words: readonly string[], at: number, text: string): boolean {
  const [before = '', word = ''] = [words[at - 1], words[at]];
  if (hasCapital(text, word)) return true;
  if (before === 'a') return at === words.length - 1 || text.includes('à');
  return BEFORE_PLACE.has(before);
}

/** Whether the original writes the word with a capital within a sentence. */
function hasCapital(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at > 0 && text.charAt(at) !== text.charAt(at).toLowerCase();
}
