/** The menu's words. Both languages have every key, which the type checks. */
export type TakeKind = 'pcapng' | 'lab' | 'packetdrill' | 'ts' | 'svg' | 'png' | 'csv' | 'table' | 'ipynb';

interface Words {
  title: string;
  done: (file: string) => string;
  failed: (file: string, why: string) => string;
  items: Record<TakeKind, readonly [name: string, what: string]>;
}

export const words: Record<'en' | 'zh', Words> = {
  en: {
    title: 'Take this with you',
    done: (file) => `Saved ${file}.`,
    failed: (file, why) => `${file} could not be made: ${why}`,
    items: {
      pcapng: [
        'Capture for Wireshark (.pcapng)',
        'Both hosts’ captures, with our reasons as packet comments',
      ],
      lab: [
        'Lab for a real Linux (.sh)',
        'One script that repeats this in two network namespaces; needs root',
      ],
      packetdrill: ['packetdrill script (.pkt)', 'The closing host as the kernel under test'],
      ts: ['TypeScript (.ts)', 'The cell as it stands, with its parameters'],
      svg: ['Picture (.svg)', 'The timeline, sharp at any size'],
      png: ['Picture (.png)', 'The timeline as pixels, for slides and chats'],
      csv: ['Events (.csv)', 'Every segment, state, call and timer, one a line'],
      table: ['Table (.csv)', 'The numbers as they stand here'],
      ipynb: ['Chapter as a notebook (.ipynb)', 'For Jupyter with the Deno kernel, outputs included'],
    },
  },
  zh: {
    title: '带走',
    done: (file) => `已保存 ${file}。`,
    failed: (file, why) => `没能生成 ${file}：${why}`,
    items: {
      pcapng: ['Wireshark 抓包（.pcapng）', '两端各自的抓包，每个包的注释写明它为什么发出'],
      lab: ['真实 Linux 上的实验（.sh）', '一个脚本，在两个网络命名空间里重演；需要 root'],
      packetdrill: ['packetdrill 脚本（.pkt）', '把先关闭的一端当作被测内核'],
      ts: ['TypeScript（.ts）', '单元现在的代码和参数'],
      svg: ['图（.svg）', '时间线，放多大都清晰'],
      png: ['图（.png）', '时间线的位图，适合幻灯片和聊天'],
      csv: ['事件（.csv）', '每个报文、状态、调用和定时器各占一行'],
      table: ['表格（.csv）', '这里显示的数字'],
      ipynb: ['整章笔记本（.ipynb）', '供装有 Deno 内核的 Jupyter 使用，含输出'],
    },
  },
};
