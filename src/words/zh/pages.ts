import type { PagesWords } from '../words.ts';

export const pages: PagesWords = {
  chapterOf: (n, all) => `第 ${n} 章，共 ${all} 章`,
  api: {
    lead: '单元可以从 last-ack 导入的全部内容。',
    intro:
      '每一部分都从一个例子开始。例子是真正的程序：测试会运行它们，箭头后面的值就是运行结果。声明和其中的注释直接取自源代码，注释保留英文原文。',
    elsewhere:
      '这些名字，连同绘制运行、导出文件和读取抓包的那些，也是一个 npm 软件包，在仓库里用 `npm run package` 生成。本站的单元在你自己的程序里运行，结果与这里一样。',
    embed: ['单独一张图也可以放进你的网页：', '怎样嵌入', '。'],
    source: '源代码',
    value: '值',
    type: '类型',
  },
  offline: {
    title: '当前没有网络',
    lead: '这一页没有保存在你的设备上，现在也没有网络可以去取。',
    again: '再试一次',
    kept: '没有网络也能看的',
    more: '所有的图都能运行，你改过的内容也还在。内核实录里，打开过的那些也能看。',
  },
  playground: {
    title: '试验场',
    description: '一个大单元：写一个场景，运行，分享。可以从站内任何单元或任何内核实录开始。',
  },
  embed: {
    title: '嵌入一张图',
    lead: '把本站的任意一张图连同控件放进你自己的网页。',
    noCell: '没有叫这个名字的图：',
    frame: '用 iframe',
    frameText: '在图下按“链接”，再按“复制嵌入代码”。你调过的参数、丢掉的报文都会带上。得到的是：',
    frameMore: '旁边的脚本可有可无：它让框的高度与内容一致。没有 JavaScript 时，框里显示画好的图。',
    element: '用元素',
    elementText: '同一个脚本还提供一个元素，写起来更短。标签之间的内容只在它不运行时显示。',
    asked: '可以指定什么',
    askedText: '参数的名字与图的链接里一样：在原页上调一调，看看地址栏就知道。',
    head: ['参数', '作用'],
    rows: [
      ['theme', 'light 或 dark；不写就跟随读者的系统'],
      ['lang', 'en 或 zh'],
      ['profile', 'linux、textbook 或 both'],
      ['lose', '网络丢掉哪些报文：client.fin.1'],
      ['rtt', '以及该单元的其他参数'],
      ['query', '仅用于元素：一次写几个，写法与链接里相同'],
    ],
    short: '如果只能写一个地址，下面这个地址按名字找到单元：',
    promise: '它不做什么',
    promises: [
      '只运行本站自己的单元。别人写进链接里的代码，它根本不读。',
      '不向别的网站请求任何东西，不设 cookie，也不保存任何内容。',
      '没人碰它时大约 9 KB，碰了之后总共大约 60 KB。',
      '只把自己的高度告诉外面的页面，消息是 { type: "last-ack-height", height }，此外什么也不说。',
      '每一页都标出它的 oEmbed 文件，就在旁边的 JSON 里。',
    ],
    all: '全部的图',
  },
};
