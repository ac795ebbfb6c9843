/** What the closing calls of languages do. */
export const languages = {
  '/your-language/': {
    asks: 'What do close, end, destroy and drop call in my language: FIN or RST?',
    typed: ['what does close() call in my language', 'strace close socket', 'language close FIN or RST'],
  },
  '/your-language/#c': {
    asks: 'After fork(), close() sends no FIN. Why?',
    typed: ['fork close no FIN', 'close after fork socket', 'shutdown vs close fork'],
  },
  '/your-language/#go': {
    asks: 'Go: what does conn.Close() send, and what CloseWrite()?',
    typed: [
      'golang close socket',
      'go conn.Close RST',
      'golang CloseWrite',
      'go SetLinger',
      'net.Conn close',
    ],
  },
  '/your-language/#java': {
    asks: 'Java: what do Socket.close(), shutdownOutput() and setSoLinger() send?',
    typed: ['java socket close', 'java shutdownOutput', 'setSoLinger', 'java SocketChannel close RST'],
  },
  '/your-language/#node': {
    asks: 'Node: end() or destroy()? And what is allowHalfOpen?',
    typed: [
      'node destroy vs end',
      'socket.end',
      'resetAndDestroy',
      'allowHalfOpen',
      'node socket destroySoon',
    ],
  },
  '/your-language/#python': {
    asks: 'Python: close() was called and the connection stays open. Why?',
    typed: [
      'python socket close makefile',
      'python with socket',
      'asyncio writer close',
      'python close not closing',
    ],
  },
  '/your-language/#rust': {
    asks: 'Rust: does dropping a TcpStream send a FIN?',
    typed: ['rust drop TcpStream', 'rust tcpstream shutdown', 'try_clone TcpStream close'],
  },
  '/your-language/#nginx': {
    asks: 'nginx: what do lingering_close and reset_timedout_connection do?',
    typed: ['lingering_close', 'reset_timedout_connection', 'nginx 444', 'lingering_timeout'],
  },
};
