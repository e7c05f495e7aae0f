import { API, operationOf, wrongRequest, wrongResponse } from '../support/openapi.ts';
import { ROUTES } from './route-table.ts';

/** Described, but with a life of their own in other tests. */
const ELSEWHERE = [
  'post /desk/api/session',
  'delete /desk/api/session',
  'get /desk/api/events',
  'put /desk/api/escalations/{id}/category',
  'get /desk/queues',
];

describe('docs/openapi.yaml', () => {
  it('is OpenAPI 3.1 and refers to nothing that is not there', () => {
    expect(API.openapi).toMatch(/^3\.1\./);
    const names = JSON.stringify(API).match(/#\/components\/schemas\/\w+/g) ?? [];
    const missing = names.filter((name) => !((name.split('/').at(-1) ?? '') in API.components.schemas));
    expect(missing).toEqual([]);
  });

  it('describes every route of the desk that is tested', () => {
    const unknown = ROUTES.map(({ route }) => route.split(/[ ?]/)).filter(
      ([method = '', path]) => !operationOf(method, `/desk/api${path}`),
    );
    expect(unknown).toEqual([]);
  });

  it('describes no desk route that is not tested', () => {
    const tested = new Set(
      ROUTES.map(({ route }) => {
        const [method = '', path = ''] = route.split(/[ ?]/);
        return operationOf(method, `/desk/api${path}`);
      }),
    );
    const untested = Object.entries(API.paths)
      .filter(([path]) => path.startsWith('/desk/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, operation]) => !tested.has(operation))
          .map(([method]) => `${method} ${path}`),
      );
    expect(untested.filter((one) => !ELSEWHERE.includes(one))).toEqual([]);
  });

  it('sees what is not as described', async () => {
    const claim = operationOf('POST', '/desk/api/escalations/e1/claim');
    const sign = operationOf('POST', '/desk/api/session');
    if (!claim || !sign) throw new Error('They are described.');
    const answer = (body: unknown, status = 200) => Response.json(body, { status });
    expect(wrongRequest(sign, { email: 'a@example.org' })).toHaveLength(1);
    expect(await wrongResponse(claim, answer({ escalation: { id: 1 } }))).not.toEqual([]);
    expect(await wrongResponse(claim, answer({}, 201))).toEqual(['the status 201 is not described']);
  });
});
