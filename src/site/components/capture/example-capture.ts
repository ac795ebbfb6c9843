/** A capture to try the page with: what the simulator says of a lost FIN, as both hosts' captures in one file. */
import { pcapng } from '../../../export/index.ts';
import {
  close,
  connect,
  lose,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
  sleep,
} from '../../../sim/index.ts';

const scenario: Scenario = {
  about: 'The first FIN is lost twice',
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
  rules: [lose('client', { fin: true, nth: [1, 2] })],
};

export const exampleCapture = (): File => new File([pcapng(simulate(scenario)).slice()], 'example.pcapng');
