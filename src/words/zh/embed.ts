import type { EmbedWords } from '../words.ts';

export const embed: EmbedWords = {
  from: (chapter) => `Last ACK：${chapter}`,
  figureOf: (name) => `图：${name}`,
  failed: '这张图暂时不能互动：脚本没有加载成功。',
  reset: '还原',
  notDrawn: '画不出来：',
  ignored: (what) => `这里不认识、已略去的参数：${what}。`,
  copy: '复制嵌入代码',
  copied: '嵌入代码已复制，可以贴进你的网页。',
  copyFailed: '浏览器不允许复制。嵌入代码是：',
};
