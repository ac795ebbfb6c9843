import type { NotTcp } from './decode-frame.ts';

const LINK_NAMES: Record<number, string> = {
  105: '802.11',
  127: '802.11 with radiotap',
  147: 'a private format',
  189: 'USB',
  220: 'USB',
  201: 'Bluetooth',
  187: 'Bluetooth',
  195: '802.15.4',
  227: 'CAN bus',
  253: 'netlink',
  239: 'NFLOG',
  192: 'PPI',
  117: 'PFLOG',
};
/** For people: `802.11 (link type 105)`. */
const linkTypeName = (linkType: number): string =>
  LINK_NAMES[linkType] ? `${LINK_NAMES[linkType]} (link type ${linkType})` : `link type ${linkType}`;

/** For people: what a frame without TCP is counted as. */
export const kindOf = (not: NotTcp): string =>
  typeof not === 'string' ? not : 'tunnel' in not ? not.tunnel : linkTypeName(not.linkType);
