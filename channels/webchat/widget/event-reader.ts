export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Takes a text stream of server-sent events in pieces, cut anywhere, and gives the whole events.
 * Comments and unknown fields are passed over.
 */
export function createEventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
      const read = (name: string) => fields.find((field) => field?.[1] === name)?.[2];
      const data = read('data');
      return data === undefined ? [] : [{ event: read('event') ?? 'message', data }];
    });
  };
}
