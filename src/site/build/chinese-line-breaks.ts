/**
 * Chinese is written one sentence a line, as English is, so that a change shows as one line. A browser would show each
 * line break as a space; between Chinese characters there is none. This takes them out of every `zh.mdx`.
 */
import type { MdastPluginEntry } from 'satteri';

/** Ideographs, and the punctuation and full-width forms set with them. */
const chinese = '\\u2018-\\u201d\\u2026\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef';
const punctuation = '\\u2018-\\u201d\\u2026\\u3000-\\u303f\\uff00-\\uff0f\\uff1a-\\uff20';

const between = new RegExp(`(?<=[${chinese}])[ \\t]*\\n[ \\t]*(?=[${chinese}])`, 'g');
const afterPunctuation = new RegExp(`(?<=[${punctuation}])[ \\t]*\\n[ \\t]*`, 'g');
const beforePunctuation = new RegExp(`[ \\t]*\\n[ \\t]*(?=[${punctuation}])`, 'g');

/** The text without the line breaks that would show as spaces. */
export const joinChineseLines = (text: string): string =>
  text.replace(between, '').replace(afterPunctuation, '').replace(beforePunctuation, '');

export const chineseLineBreaks: MdastPluginEntry = ({ fileURL }) =>
  fileURL?.pathname.endsWith('/zh.mdx') && {
    name: 'chinese-line-breaks',
    text(node, context) {
      const joined = joinChineseLines(node.value);
      if (joined !== node.value) context.replaceNode(node, { type: 'text', value: joined });
    },
  };
