import type { TwinWords } from '../words.ts';

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const sides = { client: '客户端', server: '服务端' };
const upTo = (v: { capturedMs: number | null; simulatedMs: number | null }): string =>
  `关闭开始后 ${time(v.capturedMs ?? v.simulatedMs ?? 0)} 之内都吻合。`;
const either = (values: (number | string)[] = []): string =>
  values.length < 2 ? String(values[0]) : `${values.slice(0, -1).join('、')} 或 ${values.at(-1)}`;
const counted = (
  name: string,
  v: { side: 'client' | 'server'; values: number[]; orMore: boolean },
): string =>
  v.orMore
    ? `如果最后一个包之后还在抓，${sides[v.side]}的 ${name} 是 ${either(v.values)}；如果抓包到此为止，也可能更大。`
    : `${sides[v.side]}的 ${name} 是 ${either(v.values)}。`;

type Stack = Parameters<TwinWords['findings']['stack']>[0];
const systems: Record<Stack['fits'][number], string> = {
  linux: 'Linux',
  windows: 'Windows',
  macos: 'macOS（iOS）',
  freebsd: 'FreeBSD',
  openbsd: 'OpenBSD',
  solaris: 'Solaris',
};
const options: Record<string, string> = {
  M: 'MSS',
  N: 'NOP',
  W: '窗口缩放',
  S: 'SACK',
  T: '时间戳',
  E: '结束',
};
const over = (name: string, v: { from: number; to: number }): string =>
  v.from > 0
    ? `${name} 在 ${Math.round(v.from)} s 到 ${Math.round(v.to)} s 之间结束`
    : `${name} 不到 ${Math.round(v.to)} s 就结束`;
const sign = (v: Stack['signs'][number]): string => {
  switch (v.code) {
    case 'options':
      return `SYN 选项的次序（${[...v.order].map((letter) => options[letter] ?? '其他').join('、')}）`;
    case 'ttl':
      return `TTL 的初值为 ${v.ttl}`;
    case 'first-wait':
      return `${time(v.ms)} 后重发 FIN，再等一倍的时间`;
    case 'fin-wait-2':
      return over('FIN-WAIT-2', v);
    case 'time-wait':
      return over('TIME-WAIT', v);
    case 'reset-at-the-end':
      return `重传 ${v.retries} 次后发出 RST，而 Linux 会默默放弃`;
  }
};

export const twin: TwinWords = {
  title: '它的孪生',
  lead: '用本站的模拟器（Linux 6.18）重演一遍，程序的调用和网络的丢失都取自抓包。',
  names: ['抓包', '模拟'],
  fits: '模拟发出的与抓包里的关闭一致：报文相同，先后相同，时刻也对得上。',
  misfit: {
    missing: (v) => `${upTo(v)}此时${sides[v.side]}发了一个报文，模拟里没有。`,
    extra: (v) => `${upTo(v)}此时模拟中的${sides[v.side]}发了一个报文，抓包里没有。`,
    other: (v) => `${upTo(v)}此时${sides[v.side]}发的报文与模拟不同。`,
    time: (v) =>
      `报文都相同，但${sides[v.side]}的那一个在关闭开始后 ${time(v.capturedMs ?? 0)} 出现，模拟里是 ${time(v.simulatedMs ?? 0)}。`,
  },
  misfitWhy:
    '这说明对方不是如今的 Linux，或者发生了抓包里看不出的事：途中的延迟、某个参数，或者程序不只是关闭了连接。',
  findingsTitle: '由此可知两端的情况',
  findings: {
    'orphan-retries': (v) => `${counted('tcp_orphan_retries', v)}程序调用的是 close()。`,
    retries2: (v) => `${counted('tcp_retries2', v)}程序调用的是 shutdown()，仍持有套接字。`,
    'user-timeout': (v) => `${sides[v.side]}设了约 ${time(v.ms)} 的 TCP_USER_TIMEOUT。`,
    'fin-timeout-below': (v) =>
      `${sides[v.side]}的 FIN-WAIT-2 不到 ${v.sec} s 就结束了：tcp_fin_timeout 或 TCP_LINGER2 比它小。`,
    'fin-timeout-above': (v) =>
      `过了 ${v.sec} s，${sides[v.side]}仍在 FIN-WAIT-2：tcp_fin_timeout 比它大，或者程序还持有套接字。`,
    'linger-zero': (v) => `${sides[v.side]}关闭时 SO_LINGER 设为 0 秒。`,
    'unread-data': (v) => `${sides[v.side]}关闭时，收到的数据还没有读完。`,
    'linger2-negative': (v) => `${sides[v.side]}的 TCP_LINGER2 小于 0：不保留 FIN-WAIT-2。`,
    'no-probe': (v) => `${sides[v.side]}不发尾部丢失探测：tcp_early_retrans 为 0，或者没有启用选择确认。`,
    'rto-max': (v) => `${sides[v.side]}的 tcp_rto_max_ms 约为 ${v.ms}。`,
    'rto-min': (v) =>
      `${sides[v.side]}在往返时间之外再等 ${v.ms} ms 就重传，而不是 200 ms：它的 tcp_rto_min_us 或路由的 rto_min 约为此值。`,
    shutdown: (v) => `${sides[v.side]}调用的是 shutdown()，并且还在读：FIN 之后来的数据它收下了。`,
    close: (v) => `${sides[v.side]}调用的是 close()：FIN 之后来的数据换来了 RST。`,
    stack: ({ side, fits = [], signs = [], sure }) => {
      const shown = signs.map(sign).join('；');
      if (fits.length === 0)
        return `${sides[side]}的特征与这里所知的系统都不符，可能被途中的设备改过：${shown}。`;
      const how = sure > 2 ? '几乎可以肯定是' : sure > 1 ? '很可能是' : '也许是';
      const not = sure > 1 && !fits.includes('linux') ? '不是 Linux，' : '';
      return `${sides[side]}${not}${how} ${either(fits.map((name) => systems[name]))}：${shown}。`;
    },
    'ack-habit': (v) =>
      v.waited === 0
        ? `${sides[v.side]}收到数据立即确认：${v.atOnce} 个纯 ACK 都没有延迟。`
        : `${sides[v.side]}的 ${v.atOnce + v.waited} 个纯 ACK 中，有 ${v.waited} 个延迟了 ${v.from === v.to ? v.to : `${v.from} 到 ${v.to}`} ms${v.from >= 35 && v.to <= 60 ? '，Linux 和如今的 Windows 就是这样' : v.from >= 90 && v.to <= 120 ? '，FreeBSD 和 macOS 就是这样' : v.from >= 180 && v.to <= 230 ? '，旧版 Windows 是这样，Linux 最多也是这么久' : ''}。`,
    'no-sack': (v) => `${sides[v.side]}的 tcp_sack 为 0。`,
    'no-timestamps': (v) => `${sides[v.side]}的 tcp_timestamps 为 0，Windows 就是这样。`,
    'no-window-scaling': (v) => `${sides[v.side]}的 tcp_window_scaling 为 0。`,
  },
  systemsNote:
    '系统是根据各家的默认值推断的。途中若有代理或负载均衡，看到的是它的特征；定时器也会因参数而变。',
  oneOf: '下面每一条单独就能解释这次关闭，究竟是哪一条，抓包里看不出：',
  cannot:
    'tcp_orphan_retries、tcp_retries2、tcp_fin_timeout，以及程序调用的是 close() 还是 shutdown()，都无从得知：抓包里没有任何东西取决于它们。',
  open: '在单元中打开',
  openHint: '在试验场里以 TypeScript 打开这个孪生。改动一处，按下运行，看看本来会怎样。',
  none: {
    'one-direction': '没有孪生：只抓到了一个方向。',
    'rtt-unknown': '没有孪生：抓包里看不出往返时间。',
    'not-closed': '没有孪生：抓包里既没有 FIN，也没有 RST。',
    'never-open': '没有孪生：连接从未建立。',
  },
};
