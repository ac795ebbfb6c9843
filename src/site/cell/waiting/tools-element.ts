/** `<la-tools>`: run all, reset the chapter, reset everything. What they need is loaded when one is pressed. */
class ToolsElement extends HTMLElement {
  connectedCallback(): void {
    for (const set of this.querySelectorAll('fieldset')) set.disabled = false;
    this.addEventListener('click', (event) => {
      const tool = (event.target as Element).closest<HTMLElement>('[data-tool]')?.dataset.tool;
      if (tool) void import('../editing/tools.ts').then((module) => module.useTool(this, tool));
    });
  }
}
customElements.define('la-tools', ToolsElement);
