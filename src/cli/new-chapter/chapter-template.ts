/** What a new chapter begins with: a small true chapter that passes every check, to be replaced sentence by sentence. */
import { lastSections, lastSectionsZh } from '../doctor/sections.ts';
import { sourceMark } from '../doctor/source-of-translation.ts';

/** The cell's id, and its file's name. */
export const firstCell = 'first-run';

const cell = `import { cell, close, connect, figure, lose, recvUntilEof, send, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }),
  },
  run: ({ rttMs }) =>
    figure(
      {
        rttMs,
        durationMs: 70_000,
        client: { script: [connect(), send(100), sleep(500), close()] },
        server: { script: [recvUntilEof(), close()] },
        rules: [lose('client', { fin: true, nth: [1] })],
      },
      { caption: 'The first FIN of the client is lost.' },
    ),
});
`;

/** What the cell says. */
const translations = {
  RTT: '往返时间 RTT',
  'The first FIN of the client is lost.': '客户端的第一个 FIN 丢了。',
};

const english = (title: string) => `---
title: ${JSON.stringify(title)}
question: What does the reader want to know?
description: Say in one or two sentences what a reader can explain after this chapter. Search engines and link previews show it.
---

Open with the question as a reader would ask it.
Then let something run.

## What happens

<Predict
  cell="${firstCell}"
  is="client.finSent"
  question="The first FIN of the client is lost. How many FINs does the client send?"
  choices={[1, 2, 3]}
>
It sends <Fact of="${firstCell}" is="client.finSent" as="count" />: the lost one is sent again when the <Setting name="tcp_orphan_retries" /> budget allows it.
</Predict>

<Cell id="${firstCell}" />

The client waits in <State name="FIN_WAIT1" />, and after <Fact of="${firstCell}" is="client.rtoMs" as="ms" /> its timer runs out.

## ${lastSections[0]}

- What the run above shows, in the reader's own words.

## ${lastSections[1]}

\`\`\`sh
watch -n 0.2 'ss -tano state fin-wait-1'
\`\`\`

## ${lastSections[2]}

- Closing a connection: [RFC 9293 §3.6](https://www.rfc-editor.org/rfc/rfc9293.html#section-3.6).
`;

const chinese = (title: string, source: string) => `---
title: ${JSON.stringify(title)}
question: 读者想知道什么？
description: 用一两句话说明读完本章之后读者能解释什么。搜索引擎和链接预览会显示它。
source: "${source}"
---

用读者自己会问的话提出问题。
然后让程序跑起来。

## 发生了什么

<Predict
  cell="${firstCell}"
  is="client.finSent"
  question="客户端的第一个 FIN 丢了。客户端一共发出几个 FIN？"
  choices={[1, 2, 3]}
>
一共发出 <Fact of="${firstCell}" is="client.finSent" as="count" /> 个：只要 <Setting name="tcp_orphan_retries" /> 的预算还够，丢掉的那个就会重发。
</Predict>

<Cell id="${firstCell}" />

客户端停在 <State name="FIN_WAIT1" />，<Fact of="${firstCell}" is="client.rtoMs" as="ms" /> 之后定时器超时。

## ${lastSectionsZh[0]}

- 用自己的话说出上面的运行展示了什么。

## ${lastSectionsZh[1]}

\`\`\`sh
watch -n 0.2 'ss -tano state fin-wait-1'
\`\`\`

## ${lastSectionsZh[2]}

- 关闭连接：[RFC 9293 §3.6](https://www.rfc-editor.org/rfc/rfc9293.html#section-3.6)。
`;

/** Path inside the chapter's folder → text, without the transcript, which is what the cell's run says. */
export function chapterTemplate(title: string, titleZh: string): Record<string, string> {
  const en = english(title);
  return {
    'en.mdx': en,
    'zh.mdx': chinese(titleZh, sourceMark(en)),
    'zh.words.json': `${JSON.stringify(translations, null, 2)}\n`,
    [`cells/${firstCell}.ts`]: cell,
  };
}
