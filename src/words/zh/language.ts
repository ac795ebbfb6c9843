import type { LanguageWords } from '../words.ts';

export const language: LanguageWords = {
  title: '你的语言怎么关闭连接',
  description:
    'C、Go、Java、Node、Python、Rust 和 nginx 里的 close、end、destroy、drop、shutdown、SO_LINGER 到底调用了什么：用 strace 录下的系统调用、线上的 FIN 或 RST、对方看到的结果，每一行都能运行。',
  lead: '你只写了一行。它变成哪些系统调用，线上发出什么，对方又看到什么？逐个语言实录，每一行都有一次运行。',
  method: (kernel) =>
    `这里没有一行是凭记忆写的。每一行都在 Linux ${kernel} 上由 strace 跟踪运行；对方先停在 \`recv()\`，之后再写两次。仓库里的脚本可以用你自己的版本重录。运行图来自模拟器：执行同样的系统调用，并有测试逐行与实录对照。`,
  rulesTitle: '四条规则解释每一行',
  rules: [
    '`close()` 只归还一个描述符。最后一个也归还了，连接才结束。',
    '最后一次 `close()` 发出 FIN。如果对方发来的数据还没有读完，发出的就是 RST。',
    '`shutdown()` 立刻作用于连接，不管还有谁拿着描述符。`SHUT_WR` 发出 FIN，之后还能读；`SHUT_RD` 什么都不发。',
    '`SO_LINGER` 打开且为 0 秒时，`close()` 发出 RST，还没发完的数据就丢了。',
  ],
  columns: {
    write: '你写的',
    asked: '对应的系统调用',
    wire: '线上发出的',
    peer: '对方看到的',
    run: '运行',
  },
  recorded: (language, version) => `${{ C: 'C，gcc', Java: 'Java，JDK' }[language] ?? language} ${version}`,
  before: {
    unread: '此时对方发来的数据还没读',
    'much-unread': '此时对方发来的大量数据还没读',
    'peer-ended': '然后对方先结束它那一边',
  },
  readAhead: '（其实运行时已经提前读走了）',
  nothing: '没有',
  nothingYet: '什么都没有',
  quietly: '安静五秒之后：',
  readsOn: '继续读；安静五秒之后：',
  oncePeerClosed: '等对方关闭之后：',
  whenPeerWrites: '对方再写时：',
  peer: {
    end: '`recv()` 返回 0：读到末尾',
    ECONNRESET: '`recv()` 失败：ECONNRESET',
    nothing: '什么都没有，还在等',
  },
  second: {
    taken: '它接着写，还写得进去',
    EPIPE: '第二次写失败：EPIPE',
    ECONNRESET: '第二次写失败：ECONNRESET',
  },
  notes: {
    C: [
      '`fork()` 之后子进程也拿着这个连接。在子进程关闭或退出之前，你的 `close()` 什么都不发。让子进程关掉用不着的描述符，或者调用 `shutdown()`。',
      '进程退出时，内核替它关闭所有描述符。对方分不出这和 `close()` 的区别。',
    ],
    Go: [
      '`Close` 就是一次 `close()`。不调用 `SetLinger`，Go 就不会设置 `SO_LINGER`。所以，服务端没读完请求就响应并关闭，发出的是 RST：先把余下的读完，或者先 `CloseWrite`，再读到末尾。',
      '`File()` 返回的是描述符的副本。这时关闭连接，什么也不会结束。',
      '忘了关的连接，要等垃圾回收发现它才会关闭，可能晚很多。',
    ],
    Java: [
      '`Socket.close()` 先调用 `shutdown(SHUT_WR)`。所以有未读数据时，对方先收到 FIN，紧跟着是 RST。它可能读到一个看似正常的结尾，而它写的数据其实从来没有人读过。',
      '设了 `setSoLinger(true, 0)` 就没有 `shutdown()`，只有 RST。`SocketChannel` 只调用 `close()`。',
    ],
    Node: [
      '`end()` 是 `shutdown(SHUT_WR)`。要等对方也结束、数据也都读完，Node 才调用 `close()`。没有人读的套接字（没有 `data` 监听，也没有 `resume()`）永远不会因为 `end()` 而关闭，见第二行。',
      '`destroy()` 是 `close()`。Node 会提前读，所以少量未读数据对内核来说已经读过，发出的是 FIN；多于提前读的量，`destroy()` 发出 RST。',
      '没有 `allowHalfOpen` 时，Node 一收到对方的 FIN 就发出自己的 FIN。设了它，就得自己调用 `end()`。',
    ],
    Python: [
      '`with sock:` 就是 `close()`。但 `makefile()` 或 `dup()` 还开着，套接字就还开着。有 `makefile()` 时，文件不关，连系统调用都不会发生。',
      'asyncio 的 `transport.abort()` 不发 RST：它丢掉还没发送的数据，然后调用 `close()`。',
      '`detach()` 把描述符交出去，之后没有谁会关闭它。',
    ],
    Rust: [
      '`drop` 就是 `close()`；`try_clone()` 得到的副本会让连接继续开着。`shutdown(Shutdown::Both)` 对所有副本都生效。',
      '标准库没有稳定的 `SO_LINGER` 调用，socket2 库里有。',
    ],
    nginx: [
      'nginx 会等客户端把还在发的数据发完，最后一次收到之后再等 `lingering_timeout`，免得 RST 追上去，把响应毁掉。丢弃过大的请求体时，在此之前它不发 FIN：客户端要靠 `Content-Length` 知道响应到哪里结束。',
      '在这个版本里，正在丢弃请求体时，`lingering_close off` 不起作用。别的数据没读时它起作用：客户端收到 RST，响应可能丢失。',
      '`reset_timedout_connection on` 对超时的客户端把 `SO_LINGER` 设为 0：本机不留下 FIN-WAIT，客户端看到 ECONNRESET。',
    ],
  },
  runsTitle: '运行',
  runsNote:
    '表里的程序在开始 400 ms 之后关闭，对方在 1.4 s 和 1.7 s 再写。nginx 的运行里，程序是服务端。往返时间 20 ms。',
  run: (n) => `运行 ${n}`,
  rows: '对应的行：',
  open: '在试验场打开',
  again: '自己录一遍',
  againText:
    '在仓库里运行 `sudo python3 content/language-close/record-language-close.py Go`，后面写上你有的语言。需要 strace；每一行打印一行 JSON。',
  seeAlso: '进一步了解',
};
