// Many connections to one server | 同一个服务端上的许多连接
import {
  type AcceptLoop,
  type Counted,
  close,
  connect,
  facts,
  type Load,
  listing,
  type Moment,
  momentAt,
  overTime,
  recv,
  type Scenario,
  type ServerScenario,
  send,
  simulate,
  type Waiting,
} from 'last-ack';

// Every 100 ms a client connects and leaves without a word: a health check.
const checks: Load = { script: [connect(), close()], count: 12, everyMs: 100 };

// One process with six descriptors, four of which are taken. Its script is the body of a loop around accept().
const loop: AcceptLoop = { backlog: 3, descriptors: 6, retryMs: 1000 };
// recv() finds the end of file in place of a request, and the way out has no close().
const server: ServerScenario = { script: [recv(), send(200), close()], onError: [], loop };
const scenario: Scenario = {
  rttMs: 20,
  durationMs: 5000,
  client: { script: [connect(), send(100), recv(), close()] },
  load: [checks],
  server,
};

// How many sockets are in a state at a moment, how many wait for accept(), how many descriptors are taken.
const trace = simulate(scenario);
const moment: Moment = momentAt(trace, 4900);
const counted: Counted = 'server.CLOSE_WAIT';
moment[counted]; // → 6
moment.descriptors; // → 6
moment['accept queue']; // → 4
moment['client.SYN_SENT']; // → 6
const waiting: Waiting | undefined = trace.waiting?.at(-1);
waiting?.connections; // → 4

// As a chart over time, and as ss lists it.
overTime(scenario, [counted, 'descriptors']).columns.length; // → 3
listing(scenario, 4900).rows[0]; // → ['LISTEN', 4, '*', 'fd 3']

// Facts are of the connection that is watched, by default the first.
facts(trace).server.path; // → 'ESTABLISHED → FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT'
facts(simulate({ ...scenario, watch: 2 })).server.path; // → 'ESTABLISHED → CLOSE-WAIT'
facts(simulate({ ...scenario, watch: 9 })).server.finalState; // → null

// Mended: every way out closes.
const mended = simulate({ ...scenario, server: { ...server, onError: [close()] } });
momentAt(mended, 4900)[counted]; // → 0
