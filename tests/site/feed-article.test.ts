/** A chapter's page as a feed reader gets it: whole, plain, nothing to press, every address absolute. */
import { expect, test } from 'vitest';
import { feedArticle } from '../../src/site/build/feed-article.ts';

const page = (article: string): string =>
  `<!doctype html><html lang="en"><head><meta name="description" content="What &amp; why"></head><body><main><nav>here</nav><article>
  <header class="la-chapter-header"><p class="la-chapter-number">Chapter 3 of 9</p><h1>Lost</h1></header>${article}
  <footer class="la-page-foot"><time datetime="2026-11-22">then</time></footer></article></main></body></html>`;

const read = (article: string) =>
  feedArticle(page(article), {
    address: 'https://x.example/base/zh/lost/',
    figure: (name) => `https://x.example/figures/${name}.svg`,
    live: 'Turn it',
  });

test('title, description, place and day are the page’s', () => {
  const { title, description, number, changed } = read('<p>text</p>');
  expect({ title, description, number, changed }).toEqual({
    title: 'Lost',
    description: 'What & why',
    number: 3,
    changed: '2026-11-22',
  });
});

test('addresses are absolute, signs stay signs, attributes and elements of the page go', () => {
  const { html } = read(
    '<p class="la-x" onclick="x()">a &lt; b <a href="/base/glossary/#fin" data-x="1">FIN</a> <a href="#part">part</a><span>!</span><script>x()</script></p><h2 id="part">Part<a class="la-anchor" href="#part"></a></h2>',
  );
  expect(html.trim()).toBe(
    '<p>a &lt; b <a href="https://x.example/base/glossary/#fin">FIN</a> <a href="https://x.example/base/zh/lost/#part">part</a>!</p><h2>Part</h2>',
  );
});

test('a cell is its code, its picture with the words for it, and the way to the page', () => {
  const { html } = read(
    `<la-cell id="cell-once"><div class="la-foot"><button>Link</button></div><div class="la-source-bar">once.ts <button>Edit</button></div><pre class="shiki"><code><span class="k">const</span> a = '&lt;';

b</code></pre><fieldset class="la-bare"><input></fieldset><section><figure aria-describedby="cell-once-1-summary"><div class="la-panel" data-panel="timeline"><svg><text>FIN</text></svg></div><div class="la-panel" data-panel="ss" hidden></div><figcaption><p class="la-caption">Once</p><p id="cell-once-1-summary">Sent "twice"</p></figcaption></figure></section></la-cell>`,
  );
  expect(html).toContain("<pre><code>const a = '&lt;';\n\nb</code></pre>");
  expect(html).toContain('<img src="https://x.example/figures/once-1.svg" alt="Sent &quot;twice&quot;">');
  expect(html).toContain('<figcaption><p>Once</p>');
  expect(html).toContain('<p><a href="https://x.example/base/zh/lost/#cell-once">Turn it</a></p>');
  expect(html).not.toMatch(/Edit|Link|once\.ts|<svg|<input|class=/);
});

test('a question is asked, with its choices and the answer behind', () => {
  const { html } = read(
    '<la-predict><fieldset><legend>How many?</legend><div class="la-predict-choices"><label><input type="radio">2</label><label>5</label></div></fieldset><details><summary>Show</summary><p>5</p></details></la-predict>',
  );
  expect(html.trim()).toBe(
    '<p><strong>How many?</strong></p><ul><li>2</li><li>5</li></ul><details><summary>Show</summary><p>5</p></details>',
  );
});

test('a page that is no chapter is refused by its address', () => {
  expect(() =>
    feedArticle('<p>text</p>', { address: 'https://x.example/a/', figure: String, live: '' }),
  ).toThrow("https://x.example/a/: found no h1; a feed is made of chapters' pages");
});
