import { Bench, type BenchOptions } from './channel-bench.ts';
import { encodingCases } from './channel-encoding.ts';
import { intakeCases } from './channel-intake.ts';
import { sendingCases } from './channel-sending.ts';
import type { ChannelSpec, HarnessCase } from './channel-spec.ts';

/** States a case of the harness; each gets a bench of its own. */
type State = (name: HarnessCase, run: (bench: Bench) => Promise<void>) => void;

export interface Harness {
  readonly promises: State;
  readonly promisesWith: (options: BenchOptions) => State;
}

/**
 * The promises of every channel: its own tables of payloads and requests, and what any platform may do to us. What
 * does not apply to a channel it leaves out by name, with the reason.
 */
export function channelContract(spec: ChannelSpec): void {
  const promisesWith = (options: BenchOptions): State => {
    return (name, run) => {
      const reason = spec.leftOut?.[name];
      const state = reason === undefined ? it : it.skip;
      state(reason === undefined ? name : `${name} (${reason})`, async () => {
        const bench = await Bench.open(spec, options);
        try {
          await run(bench);
        } finally {
          await bench.close();
        }
      });
    };
  };
  const harness: Harness = { promises: promisesWith({ secret: true }), promisesWith };

  describe(`${spec.name}: what comes in`, () => intakeCases(spec, harness));
  describe(`${spec.name}: what goes out`, () => sendingCases(spec, harness));
  describe(`${spec.name}: what can be shown`, () => encodingCases(spec, harness));
}
