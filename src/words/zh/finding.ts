import type { FindingWords } from '../words.ts';

const digits = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'];
/** A Latin word or a unit stands apart from Chinese. */
const apart = (text: string): string => (/[\w]$/.test(text) ? `${text} ` : text);
const count = (n: number): string => digits[n] ?? ` ${n} `;

export const finding: FindingWords = {
  most: 60,
  both: (first, second) => `${first}${second}`,
  host: { client: '客户端', server: '服务端' },
  actor: { linux: 'Linux', textbook: '教科书' },

  sameInTextbook: '教科书也是如此。',
  inTextbook: (sentence) => `教科书：${sentence}`,

  neverOpens: '连接始终没有建立。',
  queueFull: '服务端的 accept 队列满了。',
  notAccepted: '没有程序接受这条连接。',
  nobodyCloses: (after) => `${after} 内，两端都没有关闭。`,
  nothingLeaves: (host) => `${host}关闭了，FIN 却一直没有发出。`,
  neverCloses: (host) => `${host}一直不关闭。`,

  everyFinLost: 'FIN 每次都丢。',
  everyFinOfLost: (host) => `${host}的 FIN 每次都丢。`,
  onlyFinLost: (host) => `${host}的 FIN 丢了。`,
  givesUp: (actor, named, n, after) =>
    n === 0
      ? `${apart(actor)}不再重发${named ? ' FIN' : ''}，${after} 后放弃。`
      : `${apart(actor)}又发了 ${n} 次${named ? ' FIN' : ''}，${after} 后放弃。`,
  sentAgain: (actor, named, n, after) =>
    n === 0
      ? `${apart(actor)}没有再发${named ? ' FIN' : ''}。`
      : n === 1
        ? `${after} 后，${apart(actor)}重发了 FIN。`
        : `${apart(actor)}又发了 ${n} 次${named ? ' FIN' : ''}，最后一次在 ${after} 后。`,
  finLost: (host, n) => (n === 1 ? `${host}的 FIN 丢了一次。` : `${host}的 FIN 丢了${count(n)}次。`),
  againAfter: (after, by) =>
    by === 'probe'
      ? `${after} 后由尾部丢失探测（TLP）重发。`
      : by === 'rto'
        ? `${after} 后因 RTO 到时重发。`
        : `${after} 后重发。`,
  arrivesAfter: (after) => `${after} 后，下一份送达。`,
  meetsNobody: (host, after) => `${after} 后，下一份送达，但${host}已经不在了。`,

  everyAckLost: (host) => `对${host} FIN 的 ACK 每次都丢。`,
  ackTooLate: (host) => `对${host} FIN 的 ACK 来得太晚。`,
  neverAcked: (host) => `${host}的 FIN 送到了，却没有任何 ACK。`,
  ackLost: (host, n) => `对${host} FIN 的 ACK 丢了${n === 1 ? '' : `${count(n)}次`}。`,
  finRepairs: (host, after) => `${after} 后，${host}自己的 FIN 把它一并确认了。`,
  laterAckRepairs: '后面的 ACK 补上了它。',
  needlessly: (host, n) => `${host}的 FIN 已经送到，却又发了 ${n} 次。`,

  dataNeverAcked: (host) => `${host}发出的数据始终没有得到确认。`,
  windowStaysShut: (host) => `${host}的窗口一直关着。`,
  asksInVain: (actor, n, after) => `${apart(actor)}问了 ${n} 次有没有地方，${after} 后放弃。`,
  dataLost: (n) => `丢了${count(n)}个数据报文。`,
  acksLost: (n) => `另外丢了${count(n)}个 ACK。`,
  allTheSame: '两端照样正常关闭。',
  bothAtOnce: '两端同时关闭。',
  bothAtOnceTimeWait: '两端同时关闭，最后都进入 TIME-WAIT。',
  closedBy: (n) => `断开连接用了${count(n)}个报文。`,
  closedWithData: (host, bytes) => `收到 FIN 之后，${host}又发了 ${bytes} 字节才关闭。`,

  breaksOff: (host, why) => `${host}不发 FIN，发 RST${why ? `：${why}` : ''}。`,
  why: { unread: '有数据没读', linger0: 'SO_LINGER 为 0' },
  tooManyOrphans: (host) => `孤儿太多：${host}的 close() 以 RST 收场。`,
  itIsLost: '它丢了，没有人会重发。',
  resets: (host, n, lost) =>
    `${host}发出 ${n} 个 RST${lost === 0 ? '' : lost === n ? '，全丢了' : `，丢了 ${lost} 个`}。`,
  refuses: (host, n, lost) =>
    `数据遇到${host}已关闭的套接字，得到 ${n} 个 RST${lost === 0 ? '' : lost === n ? '，全丢了' : `，丢了 ${lost} 个`}。`,
  isGone: (host, n) => `${host}已经不在了，回了 ${n} 个 RST。`,
  noPatience: (host) => `${host}跳过 FIN-WAIT-2，直接发 RST。`,

  boxForgets: (silence, answers) =>
    `静默 ${silence} 后，中间设备忘掉这条连接，此后的报文${answers ? '只得到 RST' : '都被丢弃'}。`,
  boxStops: (n) => `路上的中间设备拦下${n === 1 ? '一个报文' : ` ${n} 个报文`}。`,

  reopens: (after) => `第二条连接用 ${after} 建立。`,
  reusesPort: (after) => `旧端口又被用上，第二条连接用 ${after} 建立。`,
  doesNotReopen: (error) => `第二条连接没有建立${error ? `：${error}` : ''}。`,

  leavesFinWait2: (host, after) => `${after} 后，${host}离开 FIN-WAIT-2。`,
  keepsTimeWait: (host, during) => `${host}在 TIME-WAIT 停留 ${during}。`,
  stays: (host, state) => `${host}停在 ${state}。`,
  still: (host, state, at) => `到 ${at} 时，${host}仍在 ${state}。`,
  error: (host, error) => `${host}得到 ${error}。`,
};
