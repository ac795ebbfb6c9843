// Settings, and scenarios from outside | 设置，以及外来的场景
import {
  errorName,
  type Fault,
  faultLine,
  type SettingRange,
  type SysctlName,
  sysctls,
  validateScenario,
} from 'last-ack';

const name: SysctlName = 'net.ipv4.tcp_fin_timeout';
const range: SettingRange = sysctls[name];
[...range]; // → [60, 0, 8589934, 's']

errorName(32); // → 'EPIPE'

const checked = validateScenario({
  rttMs: -5,
  durationMs: 100,
  client: { script: [] },
  server: { script: [] },
});
checked.scenario; // → null
const fault: Fault | undefined = checked.faults[0];
fault?.path; // → 'rttMs'
fault !== undefined && faultLine(fault).includes('-5'); // → true
