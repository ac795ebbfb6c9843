/** Errors that a program is told, and connections that break. */
import type { Question } from './question.ts';

export const errors: readonly Question[] = [
  {
    at: '/guide/reset-instead-of-the-last-response/',
    front: 3,
    asks: {
      en: 'The client gets ECONNRESET instead of the last response. Why?',
      zh: '客户端没等到最后的响应，却得到 ECONNRESET，为什么？',
    },
    typed: {
      en: [
        'ECONNRESET instead of response',
        'last response lost',
        'lingering_close',
        'lingering close',
        'early response reset',
      ],
      zh: ['响应丢失', '最后的响应', 'lingering_close', '响应变成 ECONNRESET'],
    },
  },
  {
    at: '/guide/idle-connection-and-502/',
    front: 5,
    asks: {
      en: 'A proxy answers 502 when an idle connection is closed. What crossed on the way?',
      zh: '空闲连接刚被关闭，代理就报 502：路上交错的是什么？',
    },
    typed: {
      en: [
        '502 bad gateway',
        'nginx 502 keepalive',
        'ALB 502',
        'idle connection closed',
        'premature close',
        'socket hang up',
        'stale pooled connection',
      ],
      zh: ['502', 'nginx 502', '空闲连接关闭', '长连接 502', '连接池失效连接'],
    },
  },
  {
    at: '/guide/address-already-in-use/',
    asks: {
      en: 'The server was stopped and does not start again: which socket holds its port?',
      zh: '服务停掉之后起不来：是哪个套接字占着端口？',
    },
    typed: {
      en: ['server does not start again', 'EADDRINUSE after restart', 'which process holds the port'],
      zh: ['服务起不来', '重启后 EADDRINUSE', '哪个进程占着端口'],
    },
  },
  {
    at: '/guide/broken-pipe/',
    asks: {
      en: 'The first write succeeds and the second says EPIPE. Where did the bytes go?',
      zh: '第一次写成功，第二次才报 EPIPE：那些字节去哪了？',
    },
    typed: {
      en: ['first write succeeds second EPIPE', 'EPIPE second write', 'where did the bytes go'],
      zh: ['第二次写 EPIPE', '第一次写成功 EPIPE', '字节去哪了'],
    },
  },
  {
    at: '/guide/timed-out-after-fifteen-minutes/',
    asks: {
      en: '“Connection timed out” on an open connection, a quarter of an hour after the write. What went on?',
      zh: '已建立的连接过了一刻钟才报“Connection timed out”：这中间发生了什么？',
    },
    typed: {
      en: [
        'ETIMEDOUT after 15 minutes',
        'read ETIMEDOUT',
        'write succeeded then connection timed out',
        'tcp_retries2 15 minutes',
        'TCPAbortOnTimeout',
      ],
      zh: [
        '连接超时',
        '十五分钟后超时',
        '一刻钟 ETIMEDOUT',
        'read ETIMEDOUT',
        'tcp_retries2 多久',
        'TCPAbortOnTimeout',
      ],
    },
  },
  {
    at: '/guide/stale-connection-from-a-pool/',
    asks: {
      en: 'The first request after a quiet night fails, the second works. Who closed the connection?',
      zh: '安静一夜之后第一个请求失败，再试就好：连接是谁关的？',
    },
    typed: {
      en: [
        'first request after idle fails',
        'NoHttpResponseException',
        'stale connection from pool',
        'EOF on first request after pause',
      ],
      zh: ['空闲后第一个请求失败', 'NoHttpResponseException', '连接池 EOF', '第一个请求失败 再试就好'],
    },
  },
  {
    at: '/guide/forgotten-by-a-firewall/',
    asks: {
      en: 'A connection hangs after some idle minutes. Did a firewall or a NAT forget it?',
      zh: '连接空闲几分钟后卡住：是防火墙或 NAT 忘了它吗？',
    },
    typed: {
      en: [
        'NAT idle timeout',
        'firewall drops idle connection',
        'connection hangs after idle',
        '350 seconds idle',
        'load balancer idle timeout',
        'keepalive behind NAT',
      ],
      zh: ['NAT 空闲超时', '防火墙断开空闲连接', '空闲后卡住', '350 秒 空闲', '负载均衡 空闲超时'],
    },
  },
  {
    at: '/guide/reset-by-a-health-check/',
    asks: {
      en: 'ECONNRESET in the log every few seconds, and nobody complains. A health check?',
      zh: '日志里每隔几秒一条 ECONNRESET，没人抱怨：是健康检查吗？',
    },
    typed: {
      en: [
        'health check ECONNRESET',
        'ECONNRESET every few seconds',
        'load balancer probe RST',
        'SYN then RST',
      ],
      zh: ['健康检查 ECONNRESET', '每隔几秒 ECONNRESET', '健康检查 RST', '探活 RST'],
    },
  },
  {
    at: '/guide/linger-zero-loses-data/',
    asks: {
      en: 'SO_LINGER zero: TIME-WAIT is gone, and so is the end of some responses?',
      zh: 'SO_LINGER 设为零：TIME-WAIT 没了，响应的结尾也没了？',
    },
    typed: {
      en: [
        'SO_LINGER 0 loses data',
        'response truncated linger',
        'end of response missing',
        'TCPAbortOnData',
      ],
      zh: ['SO_LINGER 丢数据', '响应 结尾 缺', '响应被截断', 'TCPAbortOnData'],
    },
  },
];
