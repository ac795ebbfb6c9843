import { acks, cell, closing, figure, fins, orphanRetries, rtt, select } from 'last-ack';

const lost = {
  first: fins('client'),
  second: acks('server'),
  third: fins('server'),
  fourth: acks('client'),
};
const options = {
  first: { en: 'the FIN', zh: 'FIN' },
  second: { en: 'its ACK', zh: '对它的 ACK' },
  third: { en: 'the server’s FIN', zh: '服务端的 FIN' },
  fourth: { en: 'the last ACK', zh: '最后的 ACK' },
};

export default cell({
  parameters: {
    which: select({ label: { en: 'What is lost', zh: '丢的是' }, options, value: 'first' }),
    orphanRetries: orphanRetries(),
    rttMs: rtt({ max: 400 }),
  },
  run: ({ which, orphanRetries: tcp_orphan_retries, rttMs }) => {
    const host = { tcp_orphan_retries };
    const thinkMs = which === 'second' ? 300_000 : 200;
    const scenario = closing({ rttMs, thinkMs, client: host, server: host, lose: lost[which] });
    return figure(scenario, { show: 'both' });
  },
});
