/** A recording, simulated again. */
import { linux72 } from './linux-72.ts';
import { scenarioOfRecording } from './scenario-of-recording.ts';
import { simulate } from './simulate.ts';
import type { Trace } from './trace.ts';

/** Whether a kernel, `6.18.44`, has what came after 6.18. */
const afterLinux618 = (kernel: string): boolean => {
  const [major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(kernel)?.slice(1).map(Number) ?? [];
  return major > 6 || (major === 6 && minor > 18);
};

/** What the simulator does where the kernel did `recorded`: told its scenario, its clock and its version, and nothing else. */
export const replay = (recorded: Trace): Trace =>
  simulate(scenarioOfRecording(recorded), afterLinux618(recorded.kernel) ? { policy: linux72 } : {});
