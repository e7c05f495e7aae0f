import { type Guide, startGuide } from './guide-server.ts';

let guide: Guide;
beforeAll(async () => {
  guide = await startGuide();
});
afterAll(() => guide.stop());

const json = async (path: string) => (await guide.get(path)).json();

test('lists the services, and gives each as the catalogue holds it', async () => {
  const { version, services } = await json('/api/services');
  expect(version).toBe(guide.catalogue.version);
  expect(services).toHaveLength(guide.catalogue.services.length);
  expect(services[0]).toMatchObject({ name: { fr: expect.any(String) }, pages: { ar: expect.any(String) } });
  expect(await json('/api/services/passport')).toEqual(guide.catalogue.service('passport'));
});

test('finds missions by country and by words of any language', async () => {
  const ids = async (query: string) => {
    const { missions } = (await json(`/api/missions?${query}`)) as { missions: { id: string }[] };
    return missions.map(({ id }) => id);
  };
  expect(await ids('country=fr&q=paris')).toContain('fr-paris');
  expect(await ids(`q=${encodeURIComponent('باريس')}`)).toContain('fr-paris');
  expect(await ids('country=es')).not.toContain('fr-paris');
  expect(await ids('q=atlantide')).toEqual([]);
  expect(await json('/api/missions/fr-paris')).toMatchObject({
    id: 'fr-paris',
    name: { fr: 'Consulat général · Paris' },
  });
});

test.each(['/api/services/unicorns', '/api/missions/atlantis', '/api/nothing'])(
  '%s is a problem',
  async (path) => {
    const response = await guide.get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'urn:dalil:problem:resource.unknown', status: 404 });
  },
);

test('pages of other origins may read it', async () => {
  expect((await guide.get('/api/services')).headers.get('access-control-allow-origin')).toBe('*');
});

test.each([
  ['baspor', 'passport'],
  ['الباسبور', 'passport'],
  ['pasaporte', 'passport'],
  ['pasport', 'passport'],
  ['acte de naissance', 'birth-certificate'],
  ['عقد الازدياد', 'birth-certificate'],
  ['lost passport', 'passport'],
  ['procuration', 'power-of-attorney'],
  ['legalizar firma', 'signature-legalisation'],
  ['carte nationale', 'cnie'],
  ['mariage', 'marriage'],
])('“%s” finds %s first', async (query, id) => {
  const { services } = await json(`/api/search?q=${encodeURIComponent(query)}`);
  expect(services[0]?.id).toBe(id);
});

test.each(['', '   ', '\u202e', 'x'.repeat(5000), '%00', "<script>'"])(
  'any text may be searched for',
  async (query) => {
    expect((await guide.get(`/search/fr?q=${encodeURIComponent(query)}`)).status).toBe(200);
  },
);
