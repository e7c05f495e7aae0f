import { createServer, type Server } from 'node:http';
import express, { type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Channel } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import { problemHandler, unknownResource } from './problem.ts';

export interface HttpParts {
  /** Mounted at `/channels/<name>`, before any body parser: webhooks are signed over the raw body. */
  readonly channels: readonly Channel[];
  /** Mounted at the root, in this order. */
  readonly routers: readonly Router[];
  /** Mounted at `/desk`, if this process serves it. */
  readonly desk?: Router;
  /** Sees every request first. */
  readonly measure?: RequestHandler;
  readonly trustProxy: boolean | number | string;
  readonly log: Log;
}

/**
 * Who sends slowly, or nothing, must not hold a connection for long: the head of a request has 10 s, all of it 30 s.
 * Answers may take as long as they like: event streams stay open.
 */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** The web server's routes in their order; not yet listening. */
export function createHttpServer(parts: HttpParts): Server {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  if (parts.measure) app.use(parts.measure);
  app.use(securityHeaders());
  for (const channel of parts.channels)
    if (channel.router) app.use(`/channels/${channel.name}`, channel.router);
  if (parts.desk) app.use('/desk', parts.desk);
  for (const router of parts.routers) app.use(router);
  app.use(unknownResource);
  app.use(problemHandler(parts.log));
  return createServer(PATIENCE, app);
}

/**
 * Everything comes from this origin and nothing runs inline. The widget's script is read by pages of other origins,
 * hence the open resource policy. `upgrade-insecure-requests` is left to the reverse proxy, which knows of TLS.
 */
function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}

/** Starts listening. @throws {Error} with one clear sentence when the port is taken or not allowed. */
export async function listen(server: Server, port: number, host: string): Promise<{ port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(listenFailure(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port };
}

function listenFailure(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: stop what listens there or set PORT to another one.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user: set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `This machine has no address ${host}: set HOST to one it has.`;
  return `Cannot listen on ${host}:${port} (${error.code ?? error.message}).`;
}
