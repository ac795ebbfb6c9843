/**
 * An error as programs log it: errno by name, by number and in words, of C, Go, Node, Java, Python, Rust, .NET, nginx, HAProxy, Envoy,
 * curl. The first pattern that fits wins, so what is particular stands above what is general.
 */
import { type Endpoint, endpointIn } from '../endpoint.ts';
import type { ErrorKind, Found, Reader } from '../evidence.ts';

/** `WSA10054` in a pattern: the number of an error of Windows where it is said to be one, `[WinError 10054]`; not a port, not a pid. */
const winsock = (pattern: RegExp): RegExp =>
  new RegExp(
    pattern.source.replaceAll(
      /WSA(\d+)/g,
      String.raw`(?:(?:error|errno|code|exception|socket)\W{0,4}$1\b|\($1\)|^\W*$1\b)`,
    ),
    pattern.flags,
  );

const patterns: readonly [RegExp, ErrorKind][] = [
  // No descriptor left.
  [/\bEMFILE\b|\bENFILE\b|too many open files|\(24: Too many|打开的文件过多|\bWSAEMFILE\b/i, 'files'],
  [
    winsock(
      /\bEADDRINUSE\b|address (?:is )?already in use|only one usage of each socket address|WSA10048.*socket|bind\(\) to .* failed \(98|地址已在?(?:被)?使用|端口(?:已)?被占用|Port \d+ (?:is )?(?:already in use|was already in use)/i,
    ),
    'address-in-use',
  ],
  [
    /\bEADDRNOTAVAIL\b|can(?:no|')?t assign requested address|failed \(99\b|无法(?:分配|指定)(?:被)?(?:请求|要求)的地址|no (?:free|more) ephemeral ports|NoRouteToHostException: (?:Can't|Cannot) assign/i,
    'no-port',
  ],
  // Envoy says why it could not connect behind the words it says of every broken request.
  [/delayed connect error: 111\b/, 'refused'],
  [/delayed connect error: 110\b|\bLayer4 timeout\b/, 'connect-timed-out'],
  // PostgreSQL's log, and what its pool says.
  [
    /unexpected EOF on client connection|could not (?:receive data from|send data to) client: (?:Connection reset|Broken pipe)/i,
    'client-gone',
  ],
  // A load balancer of AWS: no answer of the target, and no status of it.
  [/ -1 -1 502 - \d+ \d+ "/, 'idle-race'],
  // The program closed an idle connection while a request was on its way.
  [
    /upstream prematurely closed (?:FastCGI |uwsgi )?connection|recv\(\) failed \(104.*while reading (?:response header from )?upstream|http: server closed idle connection|transport connection broken.*EOF|NoHttpResponseException|failed to respond\b|RemoteDisconnected|Remote end closed connection without response|Server disconnected without sending a response|ServerDisconnectedError|socket hang ?up|upstream_reset_before_response_started|reset reason: (?:connection termination|remote connection failure, transport failure reason: ?$)|disconnect\/reset before headers|\bcurl: \(52\)|Empty reply from server|premature (?:close|EOF|end of)|ERR_STREAM_PREMATURE_CLOSE|PrematureCloseException|Connection prematurely closed|other side closed|unexpected end of stream on|server has gone away|Failed to validate connection|UND_ERR_SOCKET|IncompleteMessage|connection closed before message completed|unexpected end of file from server|(?:Unexpected|unexpected) EOF.*(?:http|request|response)|:\s?EOF$|\b502 Bad Gateway\b|\b502\b.*(?:nginx|ALB|ELB|bad gateway)/i,
    'idle-race',
  ],
  // HAProxy: two letters of how the session ended, between "- -" and the counts. S: the server, H/D/L: in which phase.
  [/\s[-<]\S*\s[-<]\S*\s(?:SH|SL)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'idle-race'],
  [/\s[-<]\S*\s[-<]\S*\s(?:SD)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'reset'],
  [/\s(?:[-<]\S*\s[-<]\S*\s)?(?:C[CHDRTQL]|cD)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'client-gone'],
  [/\s(?:[-<]\S*\s[-<]\S*\s)?(?:sC)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'connect-timed-out'],
  [/\s(?:[-<]\S*\s[-<]\S*\s)?(?:SC)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'refused'],
  [/\s(?:[-<]\S*\s[-<]\S*\s)?(?:sH|sD|cH)[-NIDVEOUPR]{2}\s\d+\/\d+\//, 'program-timeout'],
  [
    /client (?:prematurely )?closed (?:keepalive )?connection|epoll_wait\(\) reported that client|" 499 \d+ |\bContextCanceled|context canceled|ClientAbortException|downstream_remote_disconnect|\bclient disconnected\b|BadHttpRequestException.*Unexpected end/i,
    'client-gone',
  ],
  [/upstream timed out \(110[^)]*\) while (?!connecting)/, 'program-timeout'],
  // Opening.
  [
    /upstream timed out \(110: [^)]*\) while connecting|connect timed out|connect(?:ion)? ?timeout|ConnectException: .*timed out|(?:connect|dial)\S*(?: \S+){0,6}:? (?:i\/o timeout|operation timed out|connection timed out|连接超时)|ConnectTimeout(?:Error|Exception)?|\bconnect ETIMEDOUT|Failed to connect to .* (?:timed out|Timeout)|failed to connect to .*: Connection timed out|UND_ERR_CONNECT_TIMEOUT|upstream connect.*connection timeout|reset reason: connection timeout|connected party did not properly respond|SYN_SENT.*timeout/i,
    'connect-timed-out',
  ],
  [
    /\bECONNREFUSED\b|connection refused|actively refused|failed \(111\b|connect failed.*111|拒绝连接|连接被拒绝|curl: \(7\)/i,
    'refused',
  ],
  [
    /\bE(?:HOST|NET)UNREACH\b|no route to host|(?:network|host) is unreachable|failed \(11[03]: (?:No route|Host)|没有到主机的路由|网络不可达/i,
    'unreachable',
  ],
  // Under way.
  [
    winsock(
      /\bEPIPE\b|\bSIGPIPE\b|broken ?pipe|failed \(32\b|\bos error 32\b|断开的管道|管道(?:已)?(?:破裂|断开|中断)|software caused connection abort|由软件导致的连接断开|\bECONNABORTED\b.*write|\bWSAECONNABORTED\b|WSA10053|established connection was aborted/i,
    ),
    'broken-pipe',
  ],
  [
    winsock(
      /\bETIMEDOUT\b|连接超时|\bcode ?[:=] ?110\b|connection timed out|operation timed out|\bos error 110\b|\bWSAETIMEDOUT\b|WSA10060|failed \(110: Connection timed out\) while sending/i,
    ),
    'timed-out',
  ],
  [
    /(?:read|write|request|socket|response|gateway|idle|upstream|client|header)s?[ _-]?time(?:d)?[ _-]?out|i\/o timeout|SocketTimeoutException|(?:context )?deadline exceeded|Client\.Timeout exceeded|upstream timed out|\bcurl: \(28\)|ReadTimeout|ESOCKETTIMEDOUT|TimeoutException|upstream_response_timeout|\b504\b.*(?:gateway|nginx)|超时/i,
    'program-timeout',
  ],
  [
    winsock(
      /\bECONNRESET\b|connection (?:was )?(?:forcibly )?(?:reset|closed by the remote host)|conn(?:ection)? reset|forcibly closed by the remote host|failed \(104\b|\bos error 104\b|\bWSAECONNRESET\b|WSA10054|连接被(?:对方|对端|对等方|远程主机)?(?:重设|重置|复位)|reset by (?:the )?peer|peer reset|ConnectionResetError|reset reason: (?:connection reset|remote reset|local reset|overflow)|curl: \((?:35|55|56)\)|ERR_CONNECTION_RESET|SocketException: (?:Connection|Socket) (?:reset|closed)/i,
    ),
    'reset',
  ],
  [
    /ENOTCONN\b|endpoint is not connected|传输端点尚未连接|ERR_CONNECTION_CLOSED|use of closed network connection/i,
    'half-open',
  ],
];

/** Envoy's access log: `503 UC`, `503 URX,UF`. UC: the upstream ended the connection; UF: it could not be opened; DC: the client left. */
const envoy: readonly [RegExp, ErrorKind][] = [
  [/"\s+(?:503|502|0)\s+(?:\w+,)*UC(?:,\w+)*\s/, 'idle-race'],
  [/"\s+503\s+(?:\w+,)*UF(?:,\w+)*\s/, 'refused'],
  [/"\s+(?:408|504)\s+(?:\w+,)*UT(?:,\w+)*\s/, 'program-timeout'],
  [/"\s+(?:0|499)\s+(?:\w+,)*DC(?:,\w+)*\s/, 'client-gone'],
];

const writers: readonly [RegExp, string][] = [
  [/\[(?:error|warn|crit|alert|info|emerg)\] \d+#\d+:/, 'nginx'],
  [/haproxy(?:\[\d+\])?:|\s[A-Za-z]{2}[-NIDVEOUPR]{2}\s\d+\/\d+\/\d+/, 'HAProxy'],
  [/upstream_reset|reset before headers|response_flags|envoy/i, 'Envoy'],
  [/\bcurl: \(\d+\)/, 'curl'],
  [/\b(?:java|javax|sun|org|io|com)\.[\w.]+(?:Exception|Error)\b/, 'Java'],
  [/\b(?:dial|read|write|listen|accept) (?:tcp|unix)[46]?\b|\bnet\/http\b|http: server closed/, 'Go'],
  [
    /\[Errno \d+\]|Traceback|\b(?:ConnectionResetError|BrokenPipeError|RemoteDisconnected|requests\.exceptions|urllib3|aiohttp|httpx)\b/,
    'Python',
  ],
  [
    /\bError: (?:read|write|connect|listen|socket)\b|errno: '?-?\w+|syscall: '|code: '|\bUND_ERR_|socket hang ?up|node:/,
    'Node',
  ],
  [/\bos error \d+|hyper::|reqwest::|Custom \{|Os \{/, 'Rust'],
  [/System\.(?:Net|IO)\.|SocketException \(/, '.NET'],
];

/** The far end as the line names it: `10.0.0.1:443` behind an arrow, or of `upstream: "http://…"`. */
const peerIn = (line: string): Endpoint | null => {
  const [, arrow] = /->\s*(\[?[\w.:%-]+\]?:\d{1,5})\b/.exec(line) ?? [];
  const [, upstream] = /upstream: "?\w+:\/\/(\[?[\w.:-]+\]?:\d{1,5})/.exec(line) ?? [];
  const [, plain] =
    /(?:connect(?:ing)?(?: to)?|dial tcp[46]?|ECONN\w+|ETIMEDOUT|EADDR\w+:?|bind\(\) to|in use:?) (\[?[\w.:-]+\]?:\d{1,5})\b/.exec(
      line,
    ) ?? [];
  const text = arrow ?? upstream ?? plain;
  return text === undefined ? null : endpointIn(text);
};

export const errorLines: Reader = {
  kind: 'error',
  read: (line): Found | null => {
    const [, error] =
      patterns.find(([text]) => text.test(line)) ?? envoy.find(([text]) => text.test(line)) ?? [];
    if (!error) {
      // The frames of a trace, and the fields of Node's error, belong to the error above them.
      return /^\s+at \S|^\s*(?:File ".*", line \d+|Traceback \(most recent|Caused by: |\.\.\. \d+ more|errno: |code: '|syscall: '|address: '|port: \d+|[{}],?$|goroutine \d+)/.test(
        line,
      )
        ? { is: 'noise' }
        : null;
    }
    const who = writers.find(([text]) => text.test(line))?.[1] ?? null;
    // `read ETIMEDOUT` is the kernel's word on an open connection, `connect ETIMEDOUT` on one that did not open.
    return { is: 'error', error, peer: peerIn(line), who };
  },
};
