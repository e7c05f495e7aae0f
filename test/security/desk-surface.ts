import type { Router } from 'express';
import type { Permission } from '../../src/desk/permissions.ts';
import { createDeskRouter, type DeskParts } from '../../src/desk/routes.ts';

/** One way into the desk's API, as the router itself knows it. */
export interface DeskRoute {
  readonly method: string;
  /** Below `/desk/api`, with `:id` filled in. */
  readonly path: string;
  /** What the route asks of the role; undefined if it asks nothing. */
  readonly permission: Permission | undefined;
}

interface Layer {
  readonly route?: {
    readonly path: string;
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly { readonly handle: { readonly permission?: Permission } }[];
  };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/**
 * Every route of the desk's API, read from the router: one that somebody adds is tested without being listed. Nothing
 * is called, so the parts are never used.
 */
export function deskRoutes(): DeskRoute[] {
  const unused: unknown = new Proxy(() => unused, { get: () => unused });
  const router: Router = createDeskRouter({ ...(unused as DeskParts), uiDir: '.', publicUrl: '' });
  return routesIn(router.stack as unknown as readonly Layer[]).filter(({ path }) => path !== '/');
}

function routesIn(layers: readonly Layer[]): DeskRoute[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return routesIn(handle.stack ?? []);
    const permission = route.stack.map((layer) => layer.handle.permission).find(Boolean);
    const path = route.path.replaceAll(/:\w+/g, 'x');
    return Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path, permission }));
  });
}
