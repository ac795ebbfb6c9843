// One way for Node to end a connection: close CASE PORT. What stands between two marks is what the page shows.
import { writeSync } from 'node:fs';
import { connect } from 'node:net';

const [, , which, port] = process.argv;
const say = (word) => writeSync(2, `${word}\n`);
const cases = {
  end: (socket) => {
    //= end
    socket.end();
    //=
  },
  'end-unread': (socket) => {
    //= end-unread
    socket.end();
    //=
  },
  destroy: (socket) => {
    //= destroy
    socket.destroy();
    //=
  },
  'destroy-soon': (socket) => {
    //= destroy-soon
    socket.destroySoon();
    //=
  },
  'reset-and-destroy': (socket) => {
    //= reset-and-destroy
    socket.resetAndDestroy();
    //=
  },
  exit: () => {
    //= exit
    process.exit();
    //=
  },
  'peer-ends': () => {},
  'peer-ends-half-open': () => {},
};
const options = { host: '127.0.0.1', port: Number(port) };
const ways = {
  'peer-ends': () => {
    //= peer-ends
    const socket = connect(options);
    //=
    return socket;
  },
  'peer-ends-half-open': () => {
    //= peer-ends-half-open
    const socket = connect({ ...options, allowHalfOpen: true });
    //=
    return socket;
  },
};
const socket = (ways[which] ?? (() => connect(options)))();
socket.on('error', () => {});
socket.on('connect', () => {
  // Who does not read is not told of the end.
  if (which in ways || which === 'end') socket.resume();
  setTimeout(() => {
    say('MARK');
    cases[which](socket);
  }, 400);
  setTimeout(() => say('END'), 3000);
  setTimeout(() => process.exit(), 3300);
});
