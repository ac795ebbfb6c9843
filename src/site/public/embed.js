/*
 * For a page that shows figures of Last ACK:
 *
 *   <script type="module" src="https://…/embed.js"></script>
 *   <last-ack-cell cell="first-fin-lost/lost-once" rtt="200" theme="dark" lang="zh"></last-ack-cell>
 *
 * The element is a frame of its own size. Any other attribute is a parameter of the cell, as in its link; `query` takes several
 * as they stand in a link. Frames that were written by hand, <iframe src="https://…/embed/…">, are sized as well.
 * A frame says how high it is, and nothing else is listened to: from this script's own site, of a frame of this page.
 */
const site = new URL('.', import.meta.url);
const tallest = 20_000;
/** Of HTML itself, or of the element. */
const notParameters =
  /^(?:cell|lang|theme|query|height|class|id|style|title|hidden|slot|dir|role|part|is|tabindex|on.+|data-.+|aria-.+)$/;
const elements = new Set();

const frames = () => [
  ...document.querySelectorAll('iframe'),
  ...[...elements].map((element) => element.frame),
];

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== site.origin || data?.type !== 'last-ack-height') return;
  const { height } = data;
  if (!Number.isFinite(height) || height <= 0) return;
  const frame = frames().find((one) => one.contentWindow === source);
  if (frame?.src.startsWith(site.href)) frame.style.height = `${Math.min(tallest, Math.ceil(height))}px`;
});

class LastAckCell extends HTMLElement {
  /** @type {HTMLIFrameElement} */
  frame = document.createElement('iframe');
  #changes = new MutationObserver(() => this.#show());

  constructor() {
    super();
    this.frame.style.cssText = 'display:block;width:100%;height:480px;border:0';
    this.frame.loading = 'lazy';
    this.attachShadow({ mode: 'open' }).append(this.frame);
  }

  connectedCallback() {
    elements.add(this);
    if (!this.style.display) this.style.display = 'block';
    this.#show();
    this.#changes.observe(this, { attributes: true });
  }

  disconnectedCallback() {
    elements.delete(this);
    this.#changes.disconnect();
  }

  #show() {
    const cell = this.getAttribute('cell') ?? '';
    // What is no name of a cell leads to the page that lists them.
    const path = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(cell) ? `${cell}/` : '';
    const asked = new URLSearchParams(this.getAttribute('query') ?? '');
    if (path === '') asked.set('cell', cell);
    for (const { name, value } of this.attributes) if (!notParameters.test(name)) asked.set(name, value);
    const theme = this.getAttribute('theme');
    if (theme) asked.set('theme', theme);
    const lang = this.getAttribute('lang') ?? '';
    const address = new URL(`${/^zh\b/.test(lang) ? 'zh/' : ''}embed/${path}`, site);
    address.search = asked.toString();
    const height = Number(this.getAttribute('height'));
    if (height > 0 && height <= tallest) this.frame.style.height = `${height}px`;
    this.frame.title = this.getAttribute('title') ?? 'Last ACK';
    if (this.frame.src !== address.href) this.frame.src = address.href;
  }
}

if (!customElements.get('last-ack-cell')) customElements.define('last-ack-cell', LastAckCell);
