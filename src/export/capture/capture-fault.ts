/** What can be wrong with a capture file, in words for its owner, in both languages. */

export interface CaptureFault {
  code:
    | 'empty'
    | 'short'
    | 'ends-in-header'
    | 'byte-order'
    | 'first-block-size'
    | 'gzip'
    | 'zstd'
    | 'zip'
    | 'snoop'
    | 'old-pcap'
    | 'unknown'
    | 'ends-inside'
    | 'damaged';
  values: Record<string, number | string>;
}

type Words = Record<CaptureFault['code'], (v: CaptureFault['values']) => string>;

const en: Words = {
  empty: () => 'The file is empty.',
  short: (v) => `The file has only ${v.bytes} bytes; a capture begins with a header of 24.`,
  'ends-in-header': () => 'The file ends inside its own header; there is no packet in it.',
  'byte-order': () => 'The file begins like a pcapng, but its byte-order mark is not one.',
  'first-block-size': (v) => `The first block of the file claims ${v.bytes} bytes, which no pcapng has.`,
  gzip: () => 'The file is compressed (gzip). Unpack it first: gunzip FILE.pcap.gz',
  zstd: () => 'The file is compressed (zstd). Unpack it first: unzstd FILE',
  zip: () => 'The file is a zip archive. Unpack it and open the capture inside.',
  snoop: () => 'The file is a snoop capture. Wireshark can save it as pcapng.',
  'old-pcap': () => 'The file is in an old variant of pcap. Wireshark can save it as pcapng.',
  unknown: (v) =>
    `The file begins with the bytes ${v.found}, which is neither pcap nor pcapng. tcpdump -w, Wireshark and tshark write such files.`,
  'ends-inside': (v) => `The file ends inside a packet, at byte ${v.at}. What came before is shown.`,
  damaged: (v) => `The file is damaged from byte ${v.at} on. What came before is shown.`,
};

const zh: Words = {
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
};

export const captureFaultInWords = (fault: CaptureFault, lang: 'en' | 'zh'): string =>
  ({ en, zh })[lang][fault.code](fault.values);
