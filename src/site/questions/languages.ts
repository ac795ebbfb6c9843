/** What the closing calls of languages do. */
import type { Question } from './question.ts';

export const languages: readonly Question[] = [
  {
    at: '/your-language/',
    asks: {
      en: 'What do close, end, destroy and drop call in my language: FIN or RST?',
      zh: '我的语言里 close、end、destroy、drop 到底调用了什么：FIN 还是 RST？',
    },
    typed: {
      en: ['what does close() call in my language', 'strace close socket', 'language close FIN or RST'],
      zh: ['各语言关闭连接', '语言 close 发 FIN 还是 RST', 'strace 关闭套接字'],
    },
  },
  {
    at: '/your-language/#c',
    asks: {
      en: 'After fork(), close() sends no FIN. Why?',
      zh: 'fork() 之后 close() 没有发出 FIN，为什么？',
    },
    typed: {
      en: ['fork close no FIN', 'close after fork socket', 'shutdown vs close fork'],
      zh: ['fork 之后 close 没有 FIN', '子进程 套接字 没关'],
    },
  },
  {
    at: '/your-language/#go',
    asks: {
      en: 'Go: what does conn.Close() send, and what CloseWrite()?',
      zh: 'Go：conn.Close() 发出什么，CloseWrite() 又发出什么？',
    },
    typed: {
      en: ['golang close socket', 'go conn.Close RST', 'golang CloseWrite', 'go SetLinger', 'net.Conn close'],
      zh: ['golang 关闭连接', 'Go conn.Close', 'Go CloseWrite', 'Go SetLinger'],
    },
  },
  {
    at: '/your-language/#java',
    asks: {
      en: 'Java: what do Socket.close(), shutdownOutput() and setSoLinger() send?',
      zh: 'Java：Socket.close()、shutdownOutput() 和 setSoLinger() 发出什么？',
    },
    typed: {
      en: ['java socket close', 'java shutdownOutput', 'setSoLinger', 'java SocketChannel close RST'],
      zh: ['java socket 关闭', 'java shutdownOutput', 'setSoLinger'],
    },
  },
  {
    at: '/your-language/#node',
    asks: {
      en: 'Node: end() or destroy()? And what is allowHalfOpen?',
      zh: 'Node：end() 还是 destroy()？allowHalfOpen 又是什么？',
    },
    typed: {
      en: [
        'node destroy vs end',
        'socket.end',
        'resetAndDestroy',
        'allowHalfOpen',
        'node socket destroySoon',
      ],
      zh: ['node destroy 和 end 的区别', 'socket.end', 'resetAndDestroy', 'allowHalfOpen'],
    },
  },
  {
    at: '/your-language/#python',
    asks: {
      en: 'Python: close() was called and the connection stays open. Why?',
      zh: 'Python：调用了 close()，连接却还开着，为什么？',
    },
    typed: {
      en: [
        'python socket close makefile',
        'python with socket',
        'asyncio writer close',
        'python close not closing',
      ],
      zh: ['python socket close', 'python makefile', 'asyncio writer close', 'python 关闭套接字'],
    },
  },
  {
    at: '/your-language/#rust',
    asks: {
      en: 'Rust: does dropping a TcpStream send a FIN?',
      zh: 'Rust：drop 掉 TcpStream 会发出 FIN 吗？',
    },
    typed: {
      en: ['rust drop TcpStream', 'rust tcpstream shutdown', 'try_clone TcpStream close'],
      zh: ['rust drop TcpStream', 'rust try_clone', 'rust 关闭连接'],
    },
  },
  {
    at: '/your-language/#nginx',
    asks: {
      en: 'nginx: what do lingering_close and reset_timedout_connection do?',
      zh: 'nginx：lingering_close 和 reset_timedout_connection 做什么？',
    },
    typed: {
      en: ['lingering_close', 'reset_timedout_connection', 'nginx 444', 'lingering_timeout'],
      zh: ['lingering_close', 'reset_timedout_connection', 'nginx 444'],
    },
  },
];
