import { cell, figure, select } from 'last-ack';
import { closing } from './lost-once.ts';

export default cell({
  parameters: {
    maxOrphans: select({ label: 'tcp_max_orphans', options: [0, 32_768], value: 0 }),
  },
  run: ({ maxOrphans }) =>
    figure(closing(20, [], { 'net.ipv4.tcp_max_orphans': maxOrphans }), {
      caption: {
        en: 'Nothing is lost here. With no orphan allowed, close() ends in a RST.',
        zh: '这里什么也没有丢。一个孤儿都不许有时，close() 以 RST 收场。',
      },
    }),
});
