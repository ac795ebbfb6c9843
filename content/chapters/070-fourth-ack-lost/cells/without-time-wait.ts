import { cell, close, figure, recvUntilEof, shutdown, toggle } from 'last-ack';
import { lastAckLost } from './lost-once.ts';

export default cell({
  parameters: {
    timeWait: toggle({ label: 'TIME-WAIT', value: false }),
  },
  run: ({ timeWait }) => {
    const scenario = lastAckLost([1], 0, timeWait ? {} : { 'net.ipv4.tcp_max_tw_buckets': 0 });
    // shutdown() and not close(): the FIN-WAIT-2 of an orphan needs the same kind of mini-socket and would go too.
    scenario.client.script.splice(-1, 1, shutdown('wr'), recvUntilEof(), close());
    return figure(scenario, {
      caption: {
        en: 'One last ACK is lost. With tcp_max_tw_buckets = 0 nobody is there to repeat it.',
        zh: '最后的 ACK 丢了一次。tcp_max_tw_buckets = 0 时，没有人来补发。',
      },
    });
  },
});
