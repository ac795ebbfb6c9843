/**
 * Words as they are set for a reader, where the text itself is kept plain because it is compared, searched or copied: a value
 * keeps its unit, Linux, an RFC and a setting their number, and what is divided by a minus or a dot stays before it on one line; an
 * apostrophe is curly as it is in the prose, and a full-width mark, which brings its own room, has no space after it.
 */
const kept =
  /(?<=\d)\s(?=(?:ms|s|µs|KiB|MSL)(?![\w-])|%|[个次份条秒]|毫秒)|(?<=Linux|RFC|\bno\.|\btcp_\w+)\s(?=\d)|(?<=RFC\s\d+)\s(?=§)|\s(?=·\s)|(?<=\w)\s(?=−\s\w)|(?<=\w\s−)\s(?=\w)/g;
const afterFullWidth = /(?<=[，。；：！？]) (?=\S)/g;
const apostrophe = /(?<=[A-Za-z])(?:'|&#39;)(?=[a-z])/g;

export const typeset = (text: string): string =>
  text.replace(kept, '\u00a0').replace(apostrophe, '\u2019').replace(afterFullWidth, '');

/** The name of a state, a column or a command that a line may not break at its hyphens; `split` gives the names every other time. */
export const hyphenated =
  /(?<![\w-])((?:FIN|TIME|CLOSE)-WAIT(?:-[12])?|LAST-ACK|SYN-(?:SENT|RECEIVED|ACK)|(?:Recv|Send)-Q|Get-NetTCPConnection)(?![\w-])/g;

/** Where a line may break a long name (`nf_conntrack_tcp_timeout_established`), which has no other place: after a late underscore. */
export const inLongName = /(?<=\b\w{16,}_)(?=\w)/g;

/** HTML in which such a name is not broken at its hyphens. A span, so that what is copied is the name itself. */
export const wholeNames = (html: string): string =>
  html.replace(hyphenated, '<span class="la-whole">$&</span>');
