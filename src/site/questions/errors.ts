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
];
