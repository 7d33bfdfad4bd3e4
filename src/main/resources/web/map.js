// The network as a picture with its table beside: the top first, then whoever is looked for.
import { attempt, get, post } from './api.js';
import { remember } from './app.js';
import { add, choice, el, empty, name } from './dom.js';
import { count as counted, number } from './format.js';
import * as address from './pages.js';
import { table } from './table.js';

const NAMED = 12;
const MARGIN = 30;
/* Okabe and Ito's colours, which the colour-blind tell apart; the last is for the rest. */
const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const rest = '#8a94a3';

export async function draw(page, { query }) {
  page.classList.add('whole');
  const form = await get('map/form');
  if (form.persons === 0) {
    add(page, empty('There is nobody to draw yet.', 'Load files on the page ', el('a', { href: '#/data' }, 'Data'), '.'));
    return;
  }
  const level = query.get('level') ?? 'persons';
  const given = { measure: query.get('measure') ?? 'diffusion', count: query.get('count') ?? '150', states: query.get('states') ?? 'client,prospect', ties: query.get('ties') ?? 'all', groups: query.get('groups') ?? 'all' };
  const picture = level === 'persons' ? await get('map', given) : await get('map/groups', { of: level, groups: given.groups, count: query.get('count') ?? '60' });
  const { default: cytoscape } = await import('./cytoscape.js');

  const again = (changes) => {
    const all = Object.fromEntries([...query.entries(), ...Object.entries(changes)].filter(([, value]) => value !== ''));
    location.hash = `#/map?${new URLSearchParams(all)}`;
  };
  let colouring = query.get('colour') ?? (level === 'persons' ? 'community' : 'type');
  const canvas = el('div', { class: 'canvas', id: 'canvas', tabindex: 0, role: 'application', 'aria-label': 'The network. Arrow keys move it, plus and minus enlarge and shrink it, 0 shows all of it; the table beside it holds the same nodes.', onkeydown: keyed });
  const about = el('div', { class: 'about', 'aria-live': 'polite' });
  const legend = el('ul', { class: 'legend', 'aria-label': 'Legend' });
  const notes = el('div');
  const listing = el('div');
  add(page, tools(), el('div', { class: 'map' }, el('div', null, canvas, legend, notes), el('div', null, about, listing)));

  const cy = cytoscape({
    container: canvas, elements: [], style: style(), layout: { name: 'preset' }, minZoom: 0.05, maxZoom: 4,
    textureOnViewport: picture.nodes.length > 600, hideEdgesOnViewport: picture.nodes.length > 600, pixelRatio: 1, autoungrabify: false,
  });
  canvas.cytoscape = cy;
  /* So that the picture fits at scale 1, where discs and names have their usual sizes. */
  const span = (axis) => {
    const places = picture.nodes.map((node) => node[axis]);
    return Math.max(1, Math.max(...places) - Math.min(...places));
  };
  const unit = Math.max(18, Math.min(90, Math.min((canvas.clientWidth - 60) / span('x'), (canvas.clientHeight - 60) / span('y'))));
  const shrink = Math.max(0.3, Math.min(1, Math.sqrt(160 / Math.max(1, picture.nodes.length))));
  put(picture.nodes, picture.edges, 0, 0);
  fit();
  let touched = false;
  canvas.addEventListener('pointerdown', () => { touched = true; }, { once: true });
  cy.on('resize', () => { if (!touched) fit(); });
  cy.on('tap', 'node', (event) => select(event.target.id()));
  cy.on('tap', (event) => { if (event.target === cy) select(null); });
  cy.on('dbltap', 'node', attempt((event) => expand(event.target.id())));
  const themed = () => cy.style(style());
  document.addEventListener('theme', themed);
  const gone = () => {
    cy.destroy();
    document.removeEventListener('theme', themed);
    window.removeEventListener('hashchange', gone);
  };
  window.addEventListener('hashchange', gone);
  const chosen = query.get('node');
  await list();
  if (chosen && cy.getElementById(chosen).nonempty()) select(chosen);
  else if (chosen && level === 'persons') await show(chosen);
  else select(null);

  function tools() {
    const ticks = (label, key, values, all) => {
      const now = given[key] === 'all' ? Object.keys(values) : given[key].split(all ? '\n' : ',');
      const boxes = Object.entries(values).map(([value, text]) => el('label', { class: 'tick' }, el('input', { type: 'checkbox', value, checked: now.includes(value), onchange: () => {
        const on = [...holder.querySelectorAll('input')].filter((box) => box.checked).map((box) => box.value);
        again({ [key]: all && on.length === Object.keys(values).length ? '' : on.length ? on.join(all ? '\n' : ',') : 'none' });
      } }), text));
      const holder = el('div', null, boxes);
      return el('details', { class: 'columns' }, el('summary', null, label), holder);
    };
    const types = (map) => Object.fromEntries(Object.entries(map).map(([type, n]) => [type, `${type} (${number(n)})`]));
    const found = el('ul', { class: 'found' });
    let asked = 0;
    const search = el('label', { class: 'grow find' }, 'Look for', el('input', { type: 'search', placeholder: 'name or id of a person or group', oninput: attempt(async (event) => {
      const mine = ++asked;
      const hits = event.target.value.trim() ? await get('map/find', { text: event.target.value }) : [];
      if (mine !== asked) return;
      found.replaceChildren(...hits.map((hit) => el('li', null, el('button', { type: 'button', class: 'quiet', onclick: attempt(async () => {
        found.replaceChildren();
        await show(hit.key);
      }) }, name(hit.name), el('span', { class: 'soft' }, ` ${hit.beside}`)))),
      ...(event.target.value.trim() && !hits.length ? [el('li', { class: 'soft' }, 'Nobody is called so.')] : []));
    }) }), found);
    const persons = level === 'persons';
    return el('div', { class: 'bar' },
      choice('Show', [['persons', 'persons'], ['groups', 'groups that share members'], ['communities', 'communities']], level, (value) => again({ level: value, count: '', colour: '', node: '' })),
      persons ? choice('Large is who scores in', Object.keys(form.measures).map((key) => [key, key]), given.measure, (value) => again({ measure: value })) : null,
      choice('At most', (persons ? ['50', '150', '300', '600', '1000'] : ['30', '60', '120', '300']).map((n) => [n, number(Number(n))]), query.get('count') ?? (persons ? '150' : '60'), (value) => again({ count: value })),
      persons ? choice('Colour by', [['community', 'community'], ['type', 'state'], ['segment', 'segment']], colouring, (value) => {
        colouring = value;
        remember({ colour: value });
        paint();
      }) : null,
      persons ? ticks('States', 'states', { client: 'clients', prospect: 'prospects', lost: 'lost clients' }, false) : null,
      persons ? ticks('Ties', 'ties', types(form.tieTypes), true) : null,
      level !== 'communities' ? ticks('Groups', 'groups', types(form.groupTypes), true) : null,
      persons ? search : null,
      el('div', { class: 'zoom' }, [['−', 'Smaller', () => zoom(1 / 1.3)], ['+', 'Larger', () => zoom(1.3)], ['All', 'Show all of it', fit]].map(([text, label, work]) =>
        el('button', { type: 'button', title: label, 'aria-label': label, onclick: work }, text))));
  }

  function put(nodes, edges, x, y) {
    const fresh = nodes.filter((node) => cy.getElementById(node.key).empty());
    const scheme = colours([...cy.nodes().map((one) => one.data('node')), ...fresh]);
    cy.batch(() => {
      cy.add(fresh.map((node) => ({ group: 'nodes', data: { id: node.key, node, label: clean(node.name), colour: scheme.of(node), size: (7 + 24 * node.size) * shrink, group: node.key[0] === 'p' ? 0 : 1, named: (node.rank && node.rank <= NAMED) || (level !== 'persons' && node.size > 0.5) ? 1 : 0 }, position: { x: x + node.x * unit, y: y + node.y * unit } })));
      const links = new Map(edges.map((edge) => [`${edge.from}\n${edge.to}\n${edge.type}`, edge]));
      cy.add([...links].filter(([id]) => cy.getElementById(id).empty()).map(([id, edge]) => ({ group: 'edges', data: { id, source: edge.from, target: edge.to, edge, width: edge.type === 'shared' ? 1 + Math.log2(1 + edge.weight) / 2 : 1.2, kind: edge.type } })));
    });
    paint(scheme);
  }

  /** A canvas knows no isolation of names that turn the writing: their marks are left out of it, the table keeps them. */
  function clean(text) {
    return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');
  }

  function trait(node) {
    if (colouring === 'segment') return node.key[0] === 'p' ? node.segment || 'no segment' : null;
    if (colouring === 'community' && node.key[0] === 'p') return node.community;
    return colouring === 'type' ? node.type : null;
  }

  /** Which colour each trait of these nodes has: the most frequent traits one each, the others grey. */
  function colours(nodes) {
    const tally = new Map();
    for (const node of nodes) {
      const value = trait(node);
      if (value !== null) tally.set(value, (tally.get(value) ?? 0) + 1);
    }
    const order = [...tally.entries()].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
    const colour = new Map(order.slice(0, palette.length).map(([value], i) => [value, palette[i]]));
    return { order, colour, of: (node) => colour.get(trait(node)) ?? rest };
  }

  function paint({ order, colour, of } = colours(cy.nodes().map((one) => one.data('node')))) {
    cy.batch(() => cy.nodes().forEach((one) => {
      const now = of(one.data('node'));
      if (one.data('colour') !== now) one.data('colour', now);
    }));
    const text = (value) => (colouring === 'community' ? picture.communities[value] ?? `community ${value}` : String(value));
    const swatch = (shade, kind) => {
      const mark = el('span', { class: `swatch ${kind ?? ''}` });
      mark.style.background = shade;
      return mark;
    };
    legend.replaceChildren(
      ...order.slice(0, palette.length).map(([value, n]) => el('li', null, swatch(colour.get(value)), name(text(value)), ` (${number(n)})`)),
      ...(order.length > palette.length ? [el('li', null, swatch(rest), `others (${number(order.slice(palette.length).reduce((sum, [, n]) => sum + n, 0))})`)] : []),
      ...(level === 'persons' ? [el('li', null, swatch(rest, 'square'), 'groups'), el('li', { class: 'soft' }, `larger disc: higher ${given.measure}`)] : [el('li', { class: 'soft' }, level === 'groups' ? 'larger: more members; thicker: more of them shared' : 'larger: more people; thicker: more ties between')]));
    notes.replaceChildren(...picture.notes.map((note) => el('p', { class: 'soft' }, note)));
  }

  function style() {
    const css = getComputedStyle(document.documentElement);
    const [ink, paper, soft, accent] = ['--ink', '--paper', '--soft', '--accent'].map((one) => css.getPropertyValue(one).trim());
    return [
      { selector: 'node', style: { width: 'data(size)', height: 'data(size)', 'background-color': 'data(colour)', label: 'data(label)', color: ink, 'font-size': 9, 'min-zoomed-font-size': 12, 'text-outline-color': paper, 'text-outline-width': 2, 'text-valign': 'bottom', 'text-margin-y': 3, 'border-width': 1, 'border-color': paper, 'text-max-width': 140, 'text-wrap': 'ellipsis', 'font-family': 'system-ui, sans-serif' } },
      { selector: 'node[group = 1]', style: { shape: level === 'persons' ? 'round-rectangle' : 'ellipse' } },
      { selector: 'node[named = 1]', style: { 'font-size': 12, 'min-zoomed-font-size': 7, 'z-index': 5 } },
      { selector: 'edge', style: { width: 'data(width)', 'line-color': soft, 'line-opacity': 0.55, 'curve-style': 'haystack' } },
      { selector: 'edge[kind = "member"]', style: { 'line-opacity': 0.28, width: 1 } },
      { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': accent, 'font-weight': 'bold', 'font-size': 13, 'min-zoomed-font-size': 0, 'z-index': 10 } },
      { selector: 'edge.near', style: { 'line-color': accent, 'line-opacity': 0.9, width: 2.2 } },
      { selector: '.far', style: { opacity: 0.25 } },
    ];
  }

  function select(key) {
    cy.elements('.chosen, .near, .far').removeClass('chosen near far');
    remember({ node: key });
    if (!key) {
      about.replaceChildren(el('p', { class: 'soft' }, level === 'persons' ? 'Choose a node, here or in the table: its ties are lit, and you can add whom it is tied to.' : 'Choose one, here or in the table, to see with which it is linked.'));
      return;
    }
    const one = cy.getElementById(key);
    const near = one.closedNeighborhood();
    cy.elements().not(near).addClass('far');
    near.edges().addClass('near');
    one.addClass('chosen');
    const node = one.data('node');
    const person = key[0] === 'p';
    const kinds = {};
    one.connectedEdges().forEach((edge) => { kinds[edge.data('kind')] = (kinds[edge.data('kind')] ?? 0) + 1; });
    const linked = Object.entries(kinds).map(([kind, n]) => `${number(n)} ${kind === 'member' ? (person ? 'groups' : 'members') : kind === 'shared' ? 'links' : kind}`).join(', ');
    about.replaceChildren(el('h2', null, name(node.name)),
      el('p', { class: 'soft' }, person ? [node.type, node.segment ? `, ${node.segment}` : '', node.score !== null && node.score !== undefined ? `; ${given.measure} ${number(node.score)}` : '', node.rank ? `, rank ${number(node.rank)}` : ''] : `${node.type}, ${counted(node.members, level === 'communities' ? 'person' : 'member', level === 'communities' ? 'people' : 'members')}`),
      el('p', null, linked ? `Drawn here: ${linked}.` : 'Nothing drawn here is tied to it.'),
      el('p', { class: 'bar' },
        level === 'persons' ? el('button', { type: 'button', class: 'main', onclick: attempt(() => expand(key)) }, person ? 'Add whom it is tied to' : 'Add its members') : null,
        level === 'persons' ? el('button', { type: 'button', onclick: attempt(() => hide(key)) }, 'Take away') : null,
        person ? el('a', { href: address.person(key.slice(2)) }, 'Why this score') : null,
        key[0] === 'g' ? el('a', { href: address.group(key.slice(2)) }, 'Who leads it') : null));
  }

  async function expand(key) {
    const one = cy.getElementById(key);
    const before = cy.nodes().length;
    const more = await post('map/around', { key, shown: cy.nodes().map((node) => node.id()), measure: given.measure });
    const { x, y } = one.position();
    put(more.nodes, more.edges, x, y);
    Object.assign(picture.communities, more.communities);
    paint();
    select(key);
    cy.animate({ fit: { eles: one.closedNeighborhood(), padding: 60 }, duration: calm() ? 0 : 250 });
    if (cy.nodes().length === before) about.append(el('p', { class: 'soft' }, 'Everybody it is tied to is drawn already.'));
    else if (more.total > more.nodes.length) about.append(el('p', { class: 'soft' }, `Of ${number(more.total)} the first by ${given.measure} were added; ask again for more.`));
    await list();
  }

  async function show(key) {
    if (cy.getElementById(key).empty()) {
      const more = await post('map/around', { key, shown: cy.nodes().map((node) => node.id()), measure: given.measure });
      const box = cy.nodes().boundingBox();
      put(more.nodes, more.edges, box.x2 + 3 * unit, (box.y1 + box.y2) / 2);
      Object.assign(picture.communities, more.communities);
      paint();
      await list();
    }
    select(key);
    cy.animate({ fit: { eles: cy.getElementById(key).closedNeighborhood(), padding: 80 }, duration: calm() ? 0 : 250 });
  }

  async function hide(key) {
    cy.getElementById(key).remove();
    select(null);
    paint();
    await list();
  }

  async function list() {
    const rows = cy.nodes().map((node) => ({ ...node.data('node'), links: node.connectedEdges().length }));
    const persons = level === 'persons';
    const whole = table({
      caption: persons ? `${counted(rows.length, 'node')} of the picture` : `The ${level} of the picture`, file: `map-${level}`, rows, size: 12, search: 'name', none: 'Nothing is drawn: choose more states or types.',
      columns: [
        { key: 'name', title: 'Name', kind: 'name', show: (row) => el('button', { type: 'button', class: 'link', onclick: () => {
          select(row.key);
          cy.animate({ center: { eles: cy.getElementById(row.key) }, duration: calm() ? 0 : 200 });
        } }, name(row.name)) },
        { key: 'type', title: persons ? 'State or type' : 'Type' },
        persons ? { key: 'score', title: given.measure, kind: 'number', help: form.measures[given.measure] } : { key: 'members', title: level === 'communities' ? 'People' : 'Members', kind: 'number' },
        { key: 'links', title: 'Links', kind: 'number', help: 'Drawn here' },
      ],
      sort: persons ? 'score' : 'members', descending: true,
    });
    await whole.ready;
    listing.replaceChildren(whole);
  }

  /** All nodes within the picture; their names need not be measured for it. */
  function fit() {
    const box = cy.nodes().boundingBox({ includeLabels: false, includeOverlays: false });
    const scale = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), Math.min((cy.width() - 2 * MARGIN) / box.w, (cy.height() - 2 * MARGIN) / box.h)));
    if (Number.isFinite(scale)) cy.viewport({ zoom: scale, pan: { x: (cy.width() - scale * (box.x1 + box.x2)) / 2, y: (cy.height() - scale * (box.y1 + box.y2)) / 2 } });
  }

  function zoom(by) {
    cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  function keyed(event) {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) cy.panBy({ x: step[0], y: step[1] });
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  }

  function calm() {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }
}
