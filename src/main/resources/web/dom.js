// Elements made of text: nothing that came from data is ever read as HTML.

/** An element with attributes, handlers (`onclick: f`) and children: elements, texts, lists of these; null and false are left out. */
export function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for drawings. */
export function svg(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'selected') element[name] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

/** Adds children as `el` takes them. */
export function add(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return element;
}

/** A name that may run from right to left or hold marks that turn the writing: it cannot disturb what stands around it. */
export function name(text) {
  return el('bdi', null, text);
}

/** A drawing that Grapevine made, as text; it holds no script. */
export function drawing(text) {
  return document.adoptNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement);
}

/** A headed part of a page. */
export function section(title, ...children) {
  return el('section', null, el('h2', null, title), children);
}

/** What stands where there is nothing to show: what is missing and what to do. */
export function empty(what, ...todo) {
  return el('div', { class: 'empty' }, el('p', { class: 'what' }, what), todo.length ? el('p', null, todo) : null);
}

/** A figure with what it means. */
export function fact(label, value, meaning) {
  return el('div', { class: 'fact' }, el('dt', null, label), el('dd', null, value), meaning ? el('dd', { class: 'soft' }, meaning) : null);
}

/** Facts side by side. */
export function facts(...list) {
  return el('dl', { class: 'facts' }, list);
}

/** An input under its label; both, since what is typed is read from the one and the other is shown. */
export function field(label, attributes) {
  const input = el('input', attributes);
  return { input, label: el('label', null, label, input) };
}

/** A labelled choice; `options` are [value, text]. */
export function choice(label, options, value, changed) {
  const select = el('select', { onchange: () => changed(select.value) },
    options.map(([key, text]) => el('option', { value: key, selected: key === value }, text)));
  return el('label', null, label, select);
}
