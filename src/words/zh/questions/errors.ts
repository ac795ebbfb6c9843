import type { QuestionsWords } from '../../words.ts';

export const errors: QuestionsWords['errors'] = {
  '/guide/reset-instead-of-the-last-response/': {
    asks: '客户端没等到最后的响应，却得到 ECONNRESET，为什么？',
    typed: ['响应丢失', '最后的响应', 'lingering_close', '响应变成 ECONNRESET'],
  },
  '/guide/idle-connection-and-502/': {
    asks: '空闲连接刚被关闭，代理就报 502：路上交错的是什么？',
    typed: ['502', 'nginx 502', '空闲连接关闭', '长连接 502', '连接池失效连接'],
  },
  '/guide/address-already-in-use/': {
    asks: '服务停掉之后起不来：是哪个套接字占着端口？',
    typed: ['服务起不来', '重启后 EADDRINUSE', '哪个进程占着端口'],
  },
  '/guide/broken-pipe/': {
    asks: '第一次写成功，第二次才报 EPIPE：那些字节去哪了？',
    typed: ['第二次写 EPIPE', '第一次写成功 EPIPE', '字节去哪了'],
  },
  '/guide/timed-out-after-fifteen-minutes/': {
    asks: '已建立的连接过了一刻钟才报“Connection timed out”：这中间发生了什么？',
    typed: [
      '连接超时',
      '十五分钟后超时',
      '一刻钟 ETIMEDOUT',
      'read ETIMEDOUT',
      'tcp_retries2 多久',
      'TCPAbortOnTimeout',
    ],
  },
  '/guide/stale-connection-from-a-pool/': {
    asks: '安静一夜之后第一个请求失败，再试就好：连接是谁关的？',
    typed: ['空闲后第一个请求失败', 'NoHttpResponseException', '连接池 EOF', '第一个请求失败 再试就好'],
  },
  '/guide/forgotten-by-a-firewall/': {
    asks: '连接空闲几分钟后卡住：是防火墙或 NAT 忘了它吗？',
    typed: ['NAT 空闲超时', '防火墙断开空闲连接', '空闲后卡住', '350 秒 空闲', '负载均衡 空闲超时'],
  },
  '/guide/reset-by-a-health-check/': {
    asks: '日志里每隔几秒一条 ECONNRESET，没人抱怨：是健康检查吗？',
    typed: ['健康检查 ECONNRESET', '每隔几秒 ECONNRESET', '健康检查 RST', '探活 RST'],
  },
  '/guide/linger-zero-loses-data/': {
    asks: 'SO_LINGER 设为零：TIME-WAIT 没了，响应的结尾也没了？',
    typed: ['SO_LINGER 丢数据', '响应 结尾 缺', '响应被截断', 'TCPAbortOnData'],
  },
};
