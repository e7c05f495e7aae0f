/** A longer list is a wall on a phone: it is cut… */
const LONG = 820;
/** …after about so many characters… */
const FIRST_PAGE = 640;
/** …if at least so many lines are left for the second part. */
const WORTH_CUTTING = 3;

/** What is said at once and what is kept for “the rest”, in lines. Nothing is lost: together they are the body. */
export interface Paged {
  readonly first: readonly string[];
  readonly rest: readonly string[];
}

/** Cuts the lines of a long answer in two, between lines; a heading stays with what it heads. */
export function paged(body: readonly string[]): Paged {
  const whole = { first: body, rest: [] };
  if (body.join('\n').length <= LONG) return whole;
  let length = 0;
  let at = body.findIndex((line) => {
    length += line.length + 1;
    return length > FIRST_PAGE;
  });
  while (at > 0 && isHeading(body[at - 1])) at -= 1;
  if (at < 1 || body.length - at < WORTH_CUTTING) return whole;
  const rest = body.slice(at);
  const heading = isHeading(rest[0]) ? undefined : body.slice(0, at).findLast(isHeading);
  return { first: body.slice(0, at), rest: heading ? [heading, ...rest] : rest };
}

/** A line over others is neither an item nor a step nor a sentence. */
function isHeading(line: string | undefined): boolean {
  return line !== undefined && /[:：]\s*$/u.test(line) && !/^(?:•|\d)/u.test(line);
}
