import { Router } from 'express';
import { renderSVG } from 'uqr';
import type { ChannelState } from '../bot/channel-states.ts';
import { may } from './guard.ts';

export interface ChannelRouteParts {
  /** The condition of every channel, whichever process runs it. */
  readonly channelStates: () => Promise<readonly ChannelState[]>;
}

/** `GET /channels`: the channels' condition, and the QR code of one that waits to be linked. */
export function channelRoutes({ channelStates }: ChannelRouteParts): Router {
  const router = Router();
  router.get('/channels', may('channels.read'), async (_request, response) => {
    response.json({ channels: (await channelStates()).map(channelView) });
  });
  return router;
}

/** `linkImage` is a picture as a `data:` address. */
export function channelView({ name, state, since, detail, linkCode }: ChannelState) {
  return {
    name,
    state,
    since,
    ...(detail && { detail }),
    ...(linkCode && {
      linkImage: `data:image/svg+xml;base64,${Buffer.from(renderSVG(linkCode)).toString('base64')}`,
    }),
  };
}
