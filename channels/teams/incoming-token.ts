import type { KeyObject } from 'node:crypto';
import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';
import type { SigningKeys } from './signing-keys.ts';

/** What follows is asked for by https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const ISSUER = 'https://api.botframework.com';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'] as const;
const SKEW_SECONDS = 5 * 60;

/** The token is not one of Teams for this bot and this message. */
export class TokenRefused extends Error {
  override readonly name: string = 'TokenRefused';
}

/** What a token must have been made for. */
export interface TokenPurpose {
  readonly appId: string;
  readonly channelId: string;
  readonly serviceUrl: string;
}

/**
 * What a token says, once its signature, issuer, audience and time, its key's endorsement and its service address are
 * as they must be. @throws {TokenRefused} @throws {KeysUnreadable}
 */
export async function readToken(
  authorization: string,
  keys: SigningKeys,
  { appId, channelId, serviceUrl }: TokenPurpose,
): Promise<JwtPayload> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1] ?? '';
  const stated = jsonwebtoken.decode(token, { complete: true });
  // What states another issuer is not worth a look at the keys.
  if ((stated?.payload as JwtPayload | undefined)?.iss !== ISSUER) throw new TokenRefused('Another issuer.');
  const signing = await keys.find(stated?.header.kid ?? '');
  if (!signing) throw new TokenRefused('A key that Microsoft does not have.');
  const claims = verify(token, signing.key, appId);
  if (signing.endorsements.length > 0 && !signing.endorsements.includes(channelId))
    throw new TokenRefused('A key that may not sign for this channel.');
  if (claims.exp === undefined) throw new TokenRefused('A token without an end.');
  if (claims['serviceurl'] !== serviceUrl) throw new TokenRefused('Another service address.');
  return claims;
}

function verify(token: string, key: KeyObject, appId: string): JwtPayload {
  try {
    const rules = {
      algorithms: [...ALGORITHMS],
      issuer: ISSUER,
      audience: appId,
      clockTolerance: SKEW_SECONDS,
    };
    return jsonwebtoken.verify(token, key, { ...rules, complete: false }) as JwtPayload;
  } catch (cause) {
    throw new TokenRefused('Not signed, not for us, or not now.', { cause });
  }
}
