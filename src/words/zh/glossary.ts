import type { GlossaryWords } from '../words.ts';
import { segments } from './glossary/segments.ts';
import { settings } from './glossary/settings.ts';
import { states } from './glossary/states.ts';
import { terms } from './glossary/terms.ts';

export const glossary: GlossaryWords = {
  lead: '连接结束时涉及的状态、报文、参数和术语，每条一两句话，并注明出处：规定它的 RFC，或实现它的内核函数。',
  kinds: { state: '状态', segment: '报文', setting: '参数', term: '术语' },
  standard: '默认',
  range: (least, most) => `，取值 ${least} 至 ${most}`,
  inCells: '在本站的单元里：',
  shown: '见',
  source: '出处',
  states,
  segments,
  settings,
  terms,
};
