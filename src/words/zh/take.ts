import type { TakeWords } from '../words.ts';

export const take: TakeWords = {
  title: '带走',
  done: (file) => `已保存 ${file}。`,
  failed: (file, why) => `没能生成 ${file}：${why}`,
  items: {
    pcapng: { name: 'Wireshark 抓包（.pcapng）', what: '两端各自的抓包，每个包的注释写明它为什么发出' },
    lab: { name: '真实 Linux 上的实验（.sh）', what: '一个脚本，在两个网络命名空间里重演；需要 root' },
    packetdrill: { name: 'packetdrill 脚本（.pkt）', what: '把先关闭的一端当作被测内核' },
    ts: { name: 'TypeScript（.ts）', what: '单元现在的代码和参数' },
    svg: { name: '图（.svg）', what: '矢量图，放多大都清晰' },
    png: { name: '图（.png）', what: '位图，适合幻灯片和聊天' },
    csv: { name: '事件（.csv）', what: '每个报文、状态、调用和定时器各占一行' },
    table: { name: '表格（.csv）', what: '这里显示的数字' },
    ipynb: { name: '整章笔记本（.ipynb）', what: '供装有 Deno 内核的 Jupyter 使用，含输出' },
    md: { name: '整章纯文本（.md）', what: 'Markdown：正文、每次运行的全部事件、代码' },
  },
};
