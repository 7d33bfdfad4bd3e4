// The frame of all pages: menu, light or dark, and which page is shown: #/page/part?name=value
import { complain, leave, Refusal, settle } from './api.js';
import { add, el, empty } from './dom.js';
import { capital } from './format.js';
import { pages } from './pages.js';

const main = document.getElementById('main');

function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, ...rest] = path.split('/').map(decodeURIComponent);
  return { page: page || pages[0].path, rest, query: new URLSearchParams(query ?? '') };
}

/** Puts parameters of the page that is shown into its address, without drawing it anew; empty ones leave it. */
export function remember(parameters) {
  const { query } = place();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '' || value === null || value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', `${location.hash.split('?')[0] || `#/${pages[0].path}`}${text ? `?${text}` : ''}`);
}

let turn = 0;

async function show() {
  const mine = ++turn;
  const here = place();
  const page = pages.find((one) => one.path === here.page);
  leave();
  settle();
  menu(page);
  if (!page) {
    main.replaceChildren(el('h1', null, 'There is no such page'), el('p', null, 'Choose one above.'));
    return;
  }
  document.title = `${page.title} · Grapevine`;
  const content = el('div', { class: 'page' }, el('h1', null, page.title));
  main.replaceChildren(content);
  main.setAttribute('aria-busy', 'true');
  try {
    const view = await page.load();
    await view.draw(content, here);
  } catch (fault) {
    if (mine !== turn) return;
    if (fault instanceof Refusal && content.childElementCount === 1) add(content, empty(capital(fault.message), ...(fault.remedy ? [capital(fault.remedy)] : [])), el('p', null, el('button', { type: 'button', onclick: show }, 'Try again')));
    else complain(fault);
  }
  if (mine === turn) {
    main.removeAttribute('aria-busy');
    main.dataset.page = here.page;
  }
}

function menu(current) {
  document.getElementById('pages').replaceChildren(...pages.filter((page) => !page.of).map((page) => {
    const here = page === current || current?.of === page.path;
    return el('a', { href: `#/${page.path}`, 'aria-current': here ? 'page' : null }, page.title);
  }));
}

const themes = { auto: 'Light or dark: as the system', light: 'Light', dark: 'Dark' };
const signs = { auto: '◐', light: '☀', dark: '☾' };

function theme(chosen) {
  const button = document.getElementById('theme');
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  button.textContent = signs[chosen];
  button.title = themes[chosen];
  button.setAttribute('aria-label', `${themes[chosen]}; change`);
  button.onclick = () => {
    const names = Object.keys(themes);
    const next = names[(names.indexOf(chosen) + 1) % names.length];
    localStorage.setItem('theme', next);
    theme(next);
    document.dispatchEvent(new Event('theme'));
  };
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('theme')));
const kept = localStorage.getItem('theme');
theme(kept in themes ? kept : 'auto');
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', async () => {
  await show();
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});
show();
