/**
 * A cell's address. Parameters and faults are a readable query, `?rtt=200&lose=client.fin.1#cell-lost-once`; changed code
 * is deflated in the hash behind a version, `#code=1.lost-once.eJx…`. Links once given out open for ever: a new form gets
 * a new version number and the old one stays readable (tests/notebook/share-link.test.ts holds golden links).
 */
import type { FaultAction, ReaderFault } from './fault.ts';
import { readName, setFault, writeName } from './fault.ts';
import { type Parameters, readValue } from './parameter.ts';

/** Chat programs cut links about here. */
export const longestLink = 2000;
const version = '1';
const actions: FaultAction[] = ['lose', 'keep', 'delay', 'duplicate'];
const profiles = ['textbook', 'linux', 'both'] as const;

export interface CellAddress {
  values: Record<string, number | string | boolean>;
  faults: readonly ReaderFault[];
  profile?: 'textbook' | 'linux' | 'both';
  /** Where the cursor is: the id of an event of its first figure, `s3`, or of its second, `2.s3`. */
  at?: string;
}

const moment = 'at';
/** Ids of events, as timeline/events.ts gives them. */
const isMoment = (text: string): boolean => /^([2-9]\.)?([srdxtfncpm]|q[cs])\d{1,5}$/.test(text);

/** `rttMs` is written `rtt`, as long as no other parameter has that name. */
const shortName = (name: string, parameters: Parameters): string => {
  const short = name.replace(/(Ms|Sec|Seconds)$/, '');
  const clash = Object.keys(parameters).some(
    (other) => other !== name && (other === short || other.replace(/(Ms|Sec|Seconds)$/, '') === short),
  );
  return clash ||
    short === '' ||
    short === 'profile' ||
    short === moment ||
    actions.includes(short as FaultAction)
    ? name
    : short;
};

/** Only what differs from the cell as written; `''` when nothing does. */
export const writeQuery = (address: CellAddress, parameters: Parameters): string => {
  const parts: string[] = [];
  const put = (key: string, value: string) =>
    parts.push(
      `${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`,
    );
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = address.values[name];
    if (value !== undefined && value !== parameter.value) put(shortName(name, parameters), String(value));
  }
  for (const action of actions) {
    const names = address.faults
      .filter((fault) => fault.action === action)
      .map((fault) => writeName(fault) + (fault.ms === undefined ? '' : `:${fault.ms}`));
    if (names.length > 0) put(action, names.join(','));
  }
  if (address.profile) put('profile', address.profile);
  // A parameter of an edited cell may have the name; then it is the parameter's.
  if (address.at && !(moment in parameters)) put(moment, address.at);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
};

/** What others put behind an address, or this site for another purpose: not a wish of the link's. */
const notAsked = /^(utm_|fbclid$|gclid$|ref$|sources$)/;

/** Reads what `writeQuery` wrote; what it does not know is left out, and named in `ignored`. */
export const readQuery = (
  query: string,
  parameters: Parameters,
): CellAddress & { ignored: string[]; any: boolean } => {
  const address: CellAddress & { ignored: string[]; any: boolean } = {
    values: {},
    faults: [],
    ignored: [],
    any: false,
  };
  for (const [key, text] of new URLSearchParams(query)) {
    const name = Object.keys(parameters).find((n) => n === key || shortName(n, parameters) === key);
    if (name) {
      const value = readValue(parameters[name]!, text);
      if (value === undefined) address.ignored.push(`${key}=${text}`);
      else address.values[name] = value;
    } else if (actions.includes(key as FaultAction)) {
      const parts = text.split(',');
      for (const part of parts.slice(40)) address.ignored.push(`${key}=${part}`);
      for (const part of parts.slice(0, 40)) {
        const [nameText = '', msText] = part.split(':');
        const segment = readName(nameText);
        const ms = msText === undefined ? undefined : Number(msText);
        const timed = key === 'delay' || key === 'duplicate';
        const bad =
          !segment || (ms !== undefined && !(ms >= 0 && ms <= 600_000)) || timed !== (ms !== undefined);
        if (bad) address.ignored.push(`${key}=${part}`);
        // Said twice of one segment, the later counts: a second rule would take the segment after it.
        else
          address.faults = setFault(address.faults, {
            ...segment,
            action: key as FaultAction,
            ...(timed ? { ms } : {}),
          });
      }
    } else if (key === 'profile' && profiles.some((profile) => profile === text)) {
      address.profile = text as CellAddress['profile'];
    } else if (key === moment && isMoment(text)) {
      address.at = text;
    } else if (text !== '' && !notAsked.test(key)) address.ignored.push(`${key}=${text}`);
  }
  address.any =
    address.profile !== undefined || address.faults.length > 0 || Object.keys(address.values).length > 0;
  return address;
};

const through = async (
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
) => {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) throw new RangeError(`more than ${limit} bytes`);
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const toBase64Url = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
};

/** `#code=1.CELL.DATA`: the code of one cell, for the part of the address after the hash. */
export const writeCode = async (cellId: string, code: string): Promise<string> => {
  const bytes = await through(
    new TextEncoder().encode(code),
    new CompressionStream('deflate-raw'),
    1_000_000,
  );
  return `#code=${version}.${cellId}.${toBase64Url(bytes)}`;
};

export type SharedCode =
  | { cellId: string; code: string; problem?: never }
  | { problem: 'newer' | 'damaged' | 'large'; version: string };

/** Reads `writeCode`'s hash; null when the hash is something else. A cut, newer or too large link is said, never thrown. */
export const readCode = async (hash: string): Promise<SharedCode | null> => {
  const match = /^#code=(\d+)\.(.*)$/s.exec(hash);
  if (!match) return null;
  if (match[1] !== version)
    return { problem: Number(match[1]) > Number(version) ? 'newer' : 'damaged', version: match[1]! };
  const body = /^([a-z0-9-]{1,80})\.([A-Za-z0-9_-]+)$/.exec(match[2]!);
  if (!body) return { problem: 'damaged', version };
  try {
    const bytes = await through(fromBase64Url(body[2]!), new DecompressionStream('deflate-raw'), 200_000);
    return { cellId: body[1]!, code: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { problem: error instanceof RangeError ? 'large' : 'damaged', version };
  }
};
