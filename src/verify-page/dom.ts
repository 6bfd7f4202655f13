/** Elements without a library: text is always text, never markup. */
type Child = Node | string | null;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | (() => void)>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A term and what it is, for a `dl`. */
export function fact(term: string, ...what: readonly Child[]): HTMLElement {
  return h('div', {}, h('dt', {}, term), h('dd', {}, ...what));
}

export function section(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', {}, h('h2', {}, title), ...children);
}
