import type { UnreadWords } from '../words.ts';

export const unread: UnreadWords = {
  files: {
    empty: () => '文件是空的。',
    short: (v) => `文件只有 ${v.bytes} 字节，而抓包文件开头就有 24 字节的文件头。`,
    'ends-in-header': () => '文件在自己的文件头里就结束了，里面没有任何包。',
    'byte-order': () => '文件开头像 pcapng，但字节序标记不对。',
    'first-block-size': (v) => `文件的第一个块自称有 ${v.bytes} 字节，pcapng 不会这样。`,
    gzip: () => '文件是压缩过的（gzip）。请先解压：gunzip FILE.pcap.gz',
    zstd: () => '文件是压缩过的（zstd）。请先解压：unzstd FILE',
    zip: () => '文件是 zip 压缩包。请解压后打开里面的抓包文件。',
    snoop: () => '文件是 snoop 格式。可以用 Wireshark 另存为 pcapng。',
    'old-pcap': () => '文件是 pcap 的旧变体。可以用 Wireshark 另存为 pcapng。',
    unknown: (v) =>
      `文件以字节 ${v.found} 开头，既不是 pcap 也不是 pcapng。tcpdump -w、Wireshark 和 tshark 写出的才是。`,
    'ends-inside': (v) => `文件在第 ${v.at} 字节处、一个包的中间结束。下面是在此之前的内容。`,
    damaged: (v) => `文件从第 ${v.at} 字节起已损坏。下面是在此之前的内容。`,
  },
  lines: {
    shape: () =>
      '不是 tcpdump 的输出；正确的一行像这样：“12:34:56.789012 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 1, ack 1, length 0”',
    tshark: () =>
      '这是 tshark 打印的行，但缺了些什么；完整的一行像这样：“1 0.000000 10.0.0.1 → 10.0.0.2 TCP 66 40000 → 80 [FIN, ACK] Seq=1 Ack=1 Win=502 Len=0”',
    'no-time': () => '行首没有时间；请不要给 tcpdump 加 -t，它会去掉时间',
    'no-flags': () => '没有标志和序号；请不要给 tcpdump 加 -q，它会去掉这些',
    'port-name': (name) => `这里不知道“${name}”是哪个端口；请给 tcpdump 加 -n，或者直接改成数字`,
    'port-range': () => '端口号最大是 65535',
  },
  atLine: (n) => `第 ${n} 行：`,
};
