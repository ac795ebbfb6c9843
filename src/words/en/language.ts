/** The page “Your language’s close”. Between backticks stands code. */
export const language = {
  title: 'Your language’s close',
  description:
    'What close, end, destroy, drop, shutdown and SO_LINGER really call in C, Go, Java, Node, Python, Rust and nginx: system calls recorded with strace, FIN or RST on the wire, what the peer sees, and a run of each.',
  lead: 'You write one line. Which system calls come of it, what goes onto the wire, and what does the other side see? Recorded, language by language; each row is a run.',
  method: (kernel: string) =>
    `Nothing here is from memory. Each line was run by strace on Linux ${kernel}, against a peer that waits in \`recv()\` and afterwards writes twice. A script in the repository does it again, with your versions. The runs are ours: the same system calls, played by the simulator; a test holds each against its recording.`,
  rulesTitle: 'Four rules explain every row',
  rules: [
    '`close()` gives back one descriptor. Only with the last one does the connection end.',
    'The last `close()` sends a FIN. If data from the peer has not been read, it sends a RST instead.',
    '`shutdown()` acts on the connection at once, whoever else holds a descriptor. `SHUT_WR` sends a FIN and goes on reading. `SHUT_RD` sends nothing.',
    '`SO_LINGER` on with 0 seconds makes `close()` send a RST. What was still to be sent is lost.',
  ],
  columns: {
    write: 'You write',
    asked: 'The kernel is asked',
    wire: 'On the wire',
    peer: 'The peer sees',
    run: 'Run',
  },
  recorded: (language: string, version: string) =>
    `${{ C: 'C, by gcc', Java: 'Java, JDK' }[language] ?? language} ${version}`,
  before: {
    unread: 'while data from the peer has not been read',
    'much-unread': 'while much data from the peer has not been read',
    'peer-ended': 'then the peer ends its side',
  },
  readAhead: ' (the runtime had already read it)',
  nothing: 'nothing',
  nothingYet: 'nothing',
  quietly: 'after five quiet seconds: ',
  readsOn: 'it goes on reading; after five quiet seconds: ',
  oncePeerClosed: 'once the peer has closed: ',
  whenPeerWrites: 'when the peer writes again: ',
  peer: {
    end: '`recv()` returns 0: the end',
    ECONNRESET: '`recv()` fails: ECONNRESET',
    nothing: 'nothing: it waits',
  },
  second: {
    taken: 'what it writes now is taken',
    EPIPE: 'its second write fails: EPIPE',
    ECONNRESET: 'its second write fails: ECONNRESET',
  },
  notes: {
    C: [
      'After `fork()` the child holds the connection too. Your `close()` sends nothing until the child has closed or ended. Close in the child what it does not need, or call `shutdown()`.',
      'A process that ends has its descriptors closed by the kernel. The peer cannot tell this from a `close()`.',
    ],
    Go: [
      '`Close` is one `close()`. Go does not set `SO_LINGER` unless you call `SetLinger`. A server that answers before it has read the whole request therefore sends a RST: read the rest first, or call `CloseWrite` and read until the end.',
      '`File()` returns a copy of the descriptor. Closing the connection then ends nothing.',
      'A connection you forget is closed when the garbage collector finds it. That may be much later.',
    ],
    Java: [
      '`Socket.close()` calls `shutdown(SHUT_WR)` first. With unread data the peer therefore gets a FIN and right behind it a RST. It may read an end that looks orderly, although what it wrote was never read.',
      'With `setSoLinger(true, 0)` there is no `shutdown()`, only the RST. A `SocketChannel` calls `close()` alone.',
    ],
    Node: [
      '`end()` is `shutdown(SHUT_WR)`. Node calls `close()` only when the peer has ended as well and all has been read. A socket that nobody reads, without a `data` listener or `resume()`, is never closed by `end()`: the second row.',
      '`destroy()` is `close()`. Node reads ahead, so a few unread bytes are not unread for the kernel, and a FIN leaves. With more than it reads ahead, `destroy()` sends a RST.',
      'Without `allowHalfOpen` Node answers the peer’s FIN with its own at once. With it, you have to call `end()`.',
    ],
    Python: [
      '`with sock:` is `close()`. But a socket with an open `makefile()` or `dup()` stays open. After `makefile()` not even the system call is made until the file is closed too.',
      '`transport.abort()` of asyncio does not send a RST. It drops what was not sent yet and calls `close()`.',
      '`detach()` gives the descriptor away. Nothing closes it any more.',
    ],
    Rust: [
      '`drop` is `close()`; a clone made by `try_clone()` keeps the connection open. `shutdown(Shutdown::Both)` ends it for all clones.',
      'The standard library has no stable call for `SO_LINGER`; the crate socket2 has.',
    ],
    nginx: [
      'nginx waits for what the client still sends, `lingering_timeout` after the last of it, so that no RST overtakes the response. While it throws away a body that is too large, it sends no FIN before that: the client must go by `Content-Length`.',
      'While a body is thrown away, `lingering_close off` changes nothing, in this version. Where something else is unread, it does: the client gets a RST, and may lose the response.',
      '`reset_timedout_connection on` sets `SO_LINGER` to 0 for clients that took too long. No FIN-WAIT is left behind; the client sees ECONNRESET.',
    ],
  } as Record<string, readonly string[]>,
  runsTitle: 'The runs',
  runsNote:
    'The program of the table closes 400 ms after the beginning, the peer writes again at 1.4 and 1.7 s. In nginx’s runs the program is the server. The round trip is 20 ms.',
  run: (n: number) => `Run ${n}`,
  rows: 'Rows: ',
  open: 'Open in the playground',
  again: 'Record it yourself',
  againText:
    'In the repository: `sudo python3 content/language-close/record-language-close.py Go`, with the names of the languages you have. It needs strace, and prints one line of JSON for each row.',
  seeAlso: 'More about it',
};
