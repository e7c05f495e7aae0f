// `npm run check:compose`: whether docker-compose.yml names only settings that exist, and files and secrets that are there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORE_SCHEMA, mergeTag, load as parseYaml } from 'js-yaml';

/** Settings of the images that are not ours, by service. */
const FOREIGN = {
  mongo: ['MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD_FILE'],
  proxy: ['SITE_ADDRESS'],
};
/** Read by Compose itself, not by a program. */
const COMPOSE_ONLY = ['WEB_PORT', 'SITE_ADDRESS'];

/** Sentences about what is wrong; none if all is well. `settings`: the names that the program knows. */
export function problemsOfCompose(rootDir, settings) {
  const text = readFileSync(join(rootDir, 'docker-compose.yml'), 'utf8');
  const compose = parseYaml(text, { schema: CORE_SCHEMA.withTags(mergeTag) });
  const script = readFileSync(join(rootDir, 'docker/with-secrets.sh'), 'utf8');
  return [
    ...unknownSettings(compose, text, script, settings),
    ...missingParts(rootDir, compose),
    ...unnamedSecrets(compose, script),
  ];
}

function unknownSettings({ services }, text, script, settings) {
  const named = Object.entries(services).flatMap(([service, { environment = {} }]) =>
    Object.keys(environment).map((name) => ({ service, name, known: FOREIGN[service] ?? settings })),
  );
  const wrong = named.filter(({ name, known }) => !known.includes(name));
  const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  const exported = [...script.matchAll(/^(?:from|\s*)\s*([A-Z_]+)[ =]/gm)].map(([, name]) => name);
  const others = [...asked.filter((name) => !COMPOSE_ONLY.includes(name)), ...exported];
  return [
    ...wrong.map(({ service, name }) => `${service} names ${name}, which is no setting.`),
    ...others.filter((name) => !settings.includes(name)).map((name) => `${name} is no setting.`),
  ];
}

/** Every service says when it is healthy and how much it may take; every file it mounts is there. */
function missingParts(rootDir, { services, secrets, volumes, networks }) {
  return Object.entries(services).flatMap(([name, service]) => {
    const mounted = (service.volumes ?? []).map((volume) => volume.split(':')[0]);
    return [
      // Ours are checked by the HEALTHCHECK of the Dockerfile.
      ...(service.healthcheck || service.build ? [] : [`${name} has no health check.`]),
      ...(service.deploy?.resources?.limits?.memory ? [] : [`${name} has no limit of memory.`]),
      ...(service.build || /:[\w.-]*\d/.test(service.image)
        ? []
        : [`${name} has an image without a version.`]),
      ...mounted
        .filter((path) => (path.startsWith('.') ? !existsSync(join(rootDir, path)) : !(path in volumes)))
        .map((path) => `${name} mounts ${path}, which does not exist.`),
      ...(service.secrets ?? []).filter((one) => !(one in secrets)).map((one) => `${one} is no secret.`),
      ...(service.networks ?? []).filter((one) => !(one in networks)).map((one) => `${one} is no network.`),
    ];
  });
}

function unnamedSecrets({ services }, script) {
  const given = services.web?.secrets ?? [];
  return given.filter((secret) => !script.includes(secret)).map((secret) => `Nobody reads ${secret}.`);
}

/**
 * What Docker Compose itself complains of, warnings too: without settings, and with all that an operator may write;
 * undefined where there is no Compose.
 */
export function dockerSays(rootDir) {
  const program = [['docker', 'compose'], ['docker-compose']].find(
    ([name, ...words]) => spawnSync(name, [...words, 'version'], { stdio: 'ignore' }).status === 0,
  );
  if (!program) return undefined;
  const [name, ...words] = program;
  const folder = mkdtempSync(join(tmpdir(), 'dalil-compose-'));
  try {
    const asked = readFileSync(join(rootDir, 'docker-compose.yml'), 'utf8').matchAll(/\$\{(\w+)/g);
    const written = [...asked].map(([, setting]) => `${setting}=${setting === 'WEB_PORT' ? 8080 : 'x'}\n`);
    const [bare, full] = ['bare.env', 'full.env'].map((file) => join(folder, file));
    writeFileSync(bare, '');
    writeFileSync(full, written.join(''));
    const read = (file, ...profile) =>
      spawnSync(name, [...words, '--env-file', file, ...profile, 'config', '--quiet'], {
        cwd: rootDir,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      });
    const runs = [read(bare), read(bare, '--profile', 'tls'), read(full), read(full, '--profile', '*')];
    return runs
      .map(({ status, stderr }) => (status === 0 ? stderr : stderr || `It ended with ${status}.`))
      .join('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
