import { acks, cell, closing, figure, fins, orphanRetries, rtt, select } from 'last-ack';

const lost = {
  first: fins('client'),
  second: acks('server'),
  third: fins('server'),
  fourth: acks('client'),
};
const options = {
  first: 'the FIN',
  second: 'its ACK',
  third: 'the server’s FIN',
  fourth: 'the last ACK',
};

export default cell({
  parameters: {
    which: select({ label: 'What is lost', options, value: 'first' }),
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
