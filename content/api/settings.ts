// Settings, and scenarios from outside | 内核参数，以及外来的场景
import {
  type CongestionControl,
  congestionControlName,
  congestionControls,
  errorName,
  type Fault,
  faultLine,
  type IdleSetting,
  idleSettings,
  type SettingRange,
  type Sysctl,
  type SysctlName,
  sysctls,
  validateScenario,
  type WhyNoEffect,
  whyNoEffect,
} from 'last-ack';

const name: SysctlName = 'net.ipv4.tcp_fin_timeout';
const range: SettingRange = sysctls[name];
[...range]; // → [60, 0, 8589934, 's']

// One setting is a word.
const control: CongestionControl = 'cubic';
const host: Sysctl = { [congestionControlName]: control };
host[congestionControlName]; // → 'cubic'
[...congestionControls]; // → ['reno', 'cubic']

// What is accepted and changes nothing says why.
const reason: WhyNoEffect | null = whyNoEffect('net.ipv4.tcp_retries1');
reason === 'one-route'; // → true
whyNoEffect(name); // → null
const idle: IdleSetting[] = idleSettings({
  rttMs: 20,
  durationMs: 100,
  client: { sysctl: { 'net.ipv4.tcp_retries1': 5 }, script: [] },
  server: { script: [] },
});
idle.map(({ side }) => side); // → ['client']

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
