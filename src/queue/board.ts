import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bullmq';
import type { RequestHandler } from 'express';

/** Bull Board over some queues, to be mounted at `at`: to look at, not to change. */
export function createBoard(queues: readonly Queue[], at: string): RequestHandler {
  const serverAdapter = new SelfContainedAdapter().setBasePath(at);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    serverAdapter,
    // Details of Redis name its host and its other users.
    options: { uiConfig: { boardTitle: 'Dalil', hideRedisDetails: true } },
  });
  return serverAdapter.getRouter() as RequestHandler;
}

type EntryRoute = Parameters<ExpressAdapter['setEntryRoute']>[0];

/** The board's own adapter, but for its page: that loads nothing from anybody else. */
class SelfContainedAdapter extends ExpressAdapter {
  constructor() {
    super();
    this.app.disable('x-powered-by');
  }

  override setEntryRoute({ method, route, handler }: EntryRoute): this {
    this.app[method](route, (_request, response, next) => {
      const { name, params } = handler({ basePath: this.basePath, uiConfig: this.uiConfig });
      this.app.render(name, params, (error: Error | null, html: string) => {
        if (error) next(error);
        else response.type('html').send(withoutForeignLinks(html));
      });
    });
    return this;
  }
}

/** Drops what names another host (a font of Google's): the browser's own font does as well. */
export function withoutForeignLinks(html: string): string {
  return html.replace(/<link\b[^>]*\bhref="(?:https?:)?\/\/[^>]*>/gi, '');
}
