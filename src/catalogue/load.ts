import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue, Mission, Place, Procedure, Service } from '../core/catalogue.ts';
import { checkCatalogue } from './check.ts';
import { dataFiles, type Problem, type ReadFile, readDataFile } from './read.ts';
import { missionFile, placeFile, type ServiceFile, serviceFile } from './schema.ts';

/** The data files do not make a catalogue. The message lists every error in plain words. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(({ file, at, message }) => `  ${file}${at ? ` at ${at}` : ''}: ${message}`);
    super(`The catalogue cannot be used:\n${lines.join('\n')}`);
  }
}

/**
 * Reads `services/*.yaml`, `missions/*.yaml` and `places.yaml` below `dataDir`.
 * @throws {CatalogueError} if any file has an error; warnings do not matter here.
 */
export async function loadCatalogue(dataDir: string, today = new Date()): Promise<Catalogue> {
  const { catalogue, problems } = await inspectCatalogue(dataDir, today);
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0 || !catalogue) throw new CatalogueError(errors);
  return catalogue;
}

/** The same with every problem, errors and warnings; no catalogue if a file cannot be read at all. */
export async function inspectCatalogue(
  dataDir: string,
  today: Date,
): Promise<{ catalogue?: Catalogue; problems: Problem[] }> {
  const services = await readAll(dataDir, 'services', serviceFile);
  const missions = await readAll(dataDir, 'missions', missionFile);
  const places = (await exists(join(dataDir, 'places.yaml')))
    ? [await readDataFile(dataDir, 'places.yaml', placeFile)]
    : [];
  const files: ReadFile<unknown>[] = [...services, ...missions, ...places];
  const unreadable = files.flatMap((file) => file.problems);
  const parts = {
    services: services.flatMap(({ file, value }) => (value ? [{ file, service: toService(value) }] : [])),
    missions: missions.flatMap(({ file, value }) =>
      (value?.missions ?? []).map((mission) => ({
        file,
        mission: toMission({ ...mission, country: value?.country ?? '' }),
      })),
    ),
    places: places.flatMap(({ file, value }) => (value?.places ?? []).map((place) => ({ file, place }))),
  };
  const problems = [...unreadable, ...checkCatalogue(parts, today)];
  if (unreadable.length > 0) return { problems };
  const catalogue = createCatalogue({
    version: hash(files.map((file) => file.text)),
    services: parts.services.map(({ service }) => service),
    missions: parts.missions.map(({ mission }) => mission),
    places: parts.places.map(({ place }) => place),
  });
  return { catalogue, problems };
}

/** A catalogue over parts that are known to be right. Later entries of the same id are not found. */
export function createCatalogue(parts: {
  version: string;
  services: readonly Service[];
  missions: readonly Mission[];
  places: readonly Place[];
}): Catalogue {
  const services = new Map(parts.services.map((service) => [service.id, service]));
  const missions = new Map(parts.missions.map((mission) => [mission.id, mission]));
  const places = new Map(parts.places.map((place) => [place.id, place]));
  return {
    ...parts,
    service: (id) => services.get(id),
    mission: (id) => missions.get(id),
    place: (id) => places.get(id),
  };
}

async function readAll<S extends Parameters<typeof readDataFile>[2]>(
  root: string,
  folder: string,
  schema: S,
) {
  return Promise.all((await dataFiles(root, folder)).map((file) => readDataFile(root, file, schema)));
}

/** A source without a day of its own was read on its procedure's day. */
function toService(file: ServiceFile): Service {
  return { ...file, procedures: file.procedures.map(withSourceDays) as Procedure[] };
}
function toMission<T extends { checkedOn: string; sources: readonly { checkedOn?: string | undefined }[] }>(
  file: T,
): T & Mission {
  return withSourceDays(file) as unknown as T & Mission;
}
function withSourceDays<
  T extends { checkedOn: string; sources: readonly { checkedOn?: string | undefined }[] },
>(entry: T) {
  return {
    ...entry,
    sources: entry.sources.map((source) => ({ ...source, checkedOn: source.checkedOn ?? entry.checkedOn })),
  };
}

function hash(texts: readonly string[]): string {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(text).update('\0');
  return sum.digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
