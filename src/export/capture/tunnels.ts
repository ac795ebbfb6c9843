/** Packets that carry packets: where the inner one begins, for each wrapping that is read, and the names of those that are not. */

/** EtherTypes. */
export const IPV4 = 0x0800;
export const IPV6 = 0x86dd;
const BRIDGED = 0x6558;
const MPLS = [0x8847, 0x8848];
const ERSPAN = [0x88be, 0x22eb];

/** Something inside: an EtherType and where it begins; `type` 1 is a whole Ethernet frame. */
export interface Inside {
  at: number;
  type: number;
}
export const ETHERNET_FRAME = 1;

/** A tunnel that cannot be read, by its name. */
export interface Unread {
  tunnel: string;
}

const byVersion = (view: DataView, at: number): Inside | null => {
  const version = at < view.byteLength ? view.getUint8(at) >> 4 : 0;
  return version === 4 ? { at, type: IPV4 } : version === 6 ? { at, type: IPV6 } : null;
};

/** MPLS labels (RFC 3032), four bytes each; the last has the S bit. What follows is IP, or a pseudowire's Ethernet. */
export const behindMpls = (view: DataView, at: number, type: number): Inside | null => {
  if (!MPLS.includes(type)) return null;
  let last = false;
  while (!last) {
    if (at + 4 > view.byteLength) return null;
    last = (view.getUint8(at + 2) & 1) === 1;
    at += 4;
  }
  // A pseudowire may have a control word, whose first four bits are 0 (RFC 4385 §3).
  return (
    byVersion(view, at) ?? {
      at: at < view.byteLength && view.getUint8(at) >> 4 === 0 ? at + 4 : at,
      type: ETHERNET_FRAME,
    }
  );
};

/** GRE (RFC 2784, RFC 2890), and ERSPAN inside it. */
const behindGre = (view: DataView, at: number): Inside | Unread | null => {
  if (at + 4 > view.byteLength) return null;
  const flags = view.getUint16(at);
  const type = view.getUint16(at + 2);
  if ((flags & 7) === 1) return { tunnel: 'PPTP' };
  const optional = (bit: number): number => (flags & bit ? 4 : 0);
  const inner = at + 4 + optional(0x8000) + optional(0x2000) + optional(0x1000);
  if (type === BRIDGED) return { at: inner, type: ETHERNET_FRAME };
  if (ERSPAN.includes(type)) {
    // Type I has no sequence number and no header of its own; II has 8 bytes, III 12 and perhaps 8 more.
    if (type === ERSPAN[0]) return { at: inner + (flags & 0x1000 ? 8 : 0), type: ETHERNET_FRAME };
    if (inner + 12 > view.byteLength) return null;
    return { at: inner + 12 + (view.getUint8(inner + 11) & 1 ? 8 : 0), type: ETHERNET_FRAME };
  }
  return { at: inner, type };
};

/** VXLAN (RFC 7348), GENEVE (RFC 8926), GTP-U (3GPP TS 29.281), told by their port and by their first byte. */
const behindUdp = (view: DataView, at: number): Inside | null => {
  if (at + 16 > view.byteLength) return null;
  const port = view.getUint16(at + 2);
  const inner = at + 8;
  const flags = view.getUint8(inner);
  if ((port === 4789 || port === 8472) && flags === 8) return { at: inner + 8, type: ETHERNET_FRAME };
  if (port === 6081 && flags >> 6 === 0) {
    const type = view.getUint16(inner + 2);
    return { at: inner + 8 + (flags & 63) * 4, type: type === BRIDGED ? ETHERNET_FRAME : type };
  }
  if (port === 2152 && flags >> 5 === 1 && view.getUint8(inner + 1) === 0xff)
    return behindGtp(view, inner, flags);
  return null;
};

const behindGtp = (view: DataView, at: number, flags: number): Inside | null => {
  if (!(flags & 7)) return byVersion(view, at + 8);
  let next = at + 11 < view.byteLength && flags & 4 ? view.getUint8(at + 11) : 0;
  at += 12;
  // Extension headers: a length in words first, the type of the next last.
  for (let hops = 0; next !== 0 && hops < 8; hops++) {
    const length = at < view.byteLength ? view.getUint8(at) * 4 : 0;
    if (length === 0 || at + length > view.byteLength) return null;
    next = view.getUint8(at + length - 1);
    at += length;
  }
  return byVersion(view, at);
};

/** What an IP packet of this protocol carries, if it carries packets. `at`: behind the IP header. */
export const behindIp = (view: DataView, protocol: number, at: number): Inside | Unread | null => {
  switch (protocol) {
    case 4:
      return { at, type: IPV4 };
    case 41:
      return { at, type: IPV6 };
    case 17:
      return behindUdp(view, at);
    case 47:
      return behindGre(view, at);
    case 50:
      return { tunnel: 'ESP' };
    case 115:
      return { tunnel: 'L2TP' };
    case 137:
      return behindMpls(view, at, MPLS[0]!);
    default:
      return null;
  }
};
