import { againstRecording, cell } from 'last-ack';

export default cell({ run: () => againstRecording('fin1-lost-forever-orphan3-rtt20') });
