/** What the closing calls of languages were recorded to do: `content/language-close/`, by its recorder and by nobody's hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ClosingCall {
  /** `go-close-unread` */
  id: string;
  language: string;
  version: string;
  kernel: string;
  /** What has come from the peer and waits, when the call is made. */
  before: 'all-read' | 'unread' | 'much-unread' | 'peer-ended';
  /** As it was run. */
  code: string;
  /** The runtime had read of it before the program asked. */
  readAhead: boolean;
  /** `shutdown(SHUT_WR)`, `dup()`, `close()`, …, on the connection; then what came only after the peer had written again, and after it had closed. */
  calls: string[];
  callsAfterALateWord: string[];
  callsOnceThePeerHasClosed: string[];
  wire: ('FIN' | 'RST')[];
  wireAfterALateWord: ('FIN' | 'RST')[];
  /** There was data before the end: nginx's response. */
  peerGotData: boolean;
  /** What its recv() returned; nothing: it still waited after most of a second, of nginx after 2.5 s. */
  peerReads: 'end' | 'ECONNRESET' | 'nothing';
  /** What its second send() after the end returned. Null: the peer had closed before. */
  secondLateWord: 'taken' | 'EPIPE' | 'ECONNRESET' | null;
}

export const closingCalls: readonly ClosingCall[] = readFileSync(
  join(process.cwd(), 'content/language-close/recorded-language-close.jsonl'),
  'utf8',
)
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
