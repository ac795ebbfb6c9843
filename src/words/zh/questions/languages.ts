import type { QuestionsWords } from '../../words.ts';

export const languages: QuestionsWords['languages'] = {
  '/your-language/': {
    asks: '我的语言里 close、end、destroy、drop 到底调用了什么：FIN 还是 RST？',
    typed: ['各语言关闭连接', '语言 close 发 FIN 还是 RST', 'strace 关闭套接字'],
  },
  '/your-language/#c': {
    asks: 'fork() 之后 close() 没有发出 FIN，为什么？',
    typed: ['fork 之后 close 没有 FIN', '子进程 套接字 没关'],
  },
  '/your-language/#go': {
    asks: 'Go：conn.Close() 发出什么，CloseWrite() 又发出什么？',
    typed: ['golang 关闭连接', 'Go conn.Close', 'Go CloseWrite', 'Go SetLinger'],
  },
  '/your-language/#java': {
    asks: 'Java：Socket.close()、shutdownOutput() 和 setSoLinger() 发出什么？',
    typed: ['java socket 关闭', 'java shutdownOutput', 'setSoLinger'],
  },
  '/your-language/#node': {
    asks: 'Node：end() 还是 destroy()？allowHalfOpen 又是什么？',
    typed: ['node destroy 和 end 的区别', 'socket.end', 'resetAndDestroy', 'allowHalfOpen'],
  },
  '/your-language/#python': {
    asks: 'Python：调用了 close()，连接却还开着，为什么？',
    typed: ['python socket close', 'python makefile', 'asyncio writer close', 'python 关闭套接字'],
  },
  '/your-language/#rust': {
    asks: 'Rust：drop 掉 TcpStream 会发出 FIN 吗？',
    typed: ['rust drop TcpStream', 'rust try_clone', 'rust 关闭连接'],
  },
  '/your-language/#nginx': {
    asks: 'nginx：lingering_close 和 reset_timedout_connection 做什么？',
    typed: ['lingering_close', 'reset_timedout_connection', 'nginx 444'],
  },
};
