// Steps of a program | 程序的步骤
import {
  at,
  close,
  connect,
  linger,
  option,
  reconnect,
  recv,
  recvUntilEof,
  type ServerScenario,
  type SocketOption,
  type Step,
  send,
  shutdown,
  sleep,
} from 'last-ack';

const halfClose: Step[] = [connect(), send(100), shutdown('wr'), recvUntilEof(), close()];
halfClose.map((step) => step.do); // → ['connect', 'send', 'shutdown', 'recvUntilEof', 'close']

at(600, close()); // → { do: 'close', atMs: 600 }
sleep(500); // → { do: 'sleep', ms: 500 }
recv(); // → { do: 'recv' }
recv({ bytes: 10, timeoutMs: 500 }); // → { do: 'recv', bytes: 10, timeoutMs: 500 }
linger(0); // → { do: 'linger', sec: 0 }

const patience: SocketOption = 'TCP_USER_TIMEOUT';
option(patience, 1500); // → { do: 'option', name: 'TCP_USER_TIMEOUT', value: 1500 }
// The largest segment is a matter of the handshake: before connect(), or on the listener.
const small: Step[] = [option('TCP_MAXSEG', 500), connect(), send(1000), close()];
const server: ServerScenario = {
  beforeListen: [option('TCP_MAXSEG', 500)],
  script: [recvUntilEof(), close()],
};
small.length + server.script.length; // → 6
reconnect({ samePort: true }); // → { do: 'reconnect', samePort: true }
