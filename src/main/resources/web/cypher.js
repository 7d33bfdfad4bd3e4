// The library of questions, Cypher of one's own, answers as table and as picture, and what was asked before.
import { attempt, get, post } from './api.js';
import { add, el, empty, name, section } from './dom.js';
import { count, number } from './format.js';
import { table } from './table.js';

const KEPT = 30;
const DRAWN = 300;
const readers = { marketer: 'For marketers', manager: 'For managers', analyst: 'For analysts', admin: 'For whoever keeps the data' };

export async function draw(page, place) {
  const questions = await get('questions');
  const chosen = el('select', { onchange: () => choose(chosen.value) }, el('option', { value: '' }, 'Cypher of your own'),
    [...new Set(questions.map((one) => one.reader))].map((reader) => el('optgroup', { label: readers[reader] ?? reader },
      questions.filter((one) => one.reader === reader).map((one) => el('option', { value: one.name }, one.name.replaceAll('-', ' '))))));
  const asks = el('p', { class: 'lead' });
  const parameters = el('div', { class: 'bar' });
  const text = el('textarea', { rows: 9, spellcheck: 'false', 'aria-label': 'Cypher', placeholder: 'MATCH (c:Client)-[r:REFERRED]->(p:Person) RETURN c, r, p LIMIT 50' });
  const run = el('button', { type: 'button', class: 'main', onclick: attempt(ask) }, 'Ask');
  const answer = el('div', { 'aria-live': 'polite' });
  const past = el('div');

  function choose(key, values = {}) {
    const question = questions.find((one) => one.name === key);
    chosen.value = question ? key : '';
    asks.textContent = question ? question.question : 'Any query that reads. The database refuses what would change the graph.';
    parameters.replaceChildren(...(question?.parameters ?? []).map((one) => el('label', { title: one.meaning }, one.meaning ? `${one.name}: ${one.meaning}` : one.name,
      el('input', { name: one.name, value: values[one.name] ?? one.value }))));
    if (question) text.value = question.text;
    text.readOnly = Boolean(question);
    if (!question && values.text !== undefined) text.value = values.text;
    if (!question && values.text === undefined) text.value = '';
  }

  async function ask() {
    const given = Object.fromEntries([...parameters.querySelectorAll('input')].map((input) => [input.name, input.value]));
    const asked = chosen.value ? { name: chosen.value, parameters: given } : { text: text.value };
    run.disabled = true;
    try {
      const begin = performance.now();
      const found = await post('cypher', asked);
      show(found, performance.now() - begin);
      keep(asked);
      drawPast();
    } finally {
      run.disabled = false;
    }
  }

  function show(found, took) {
    const graph = found.nodes.length > 1;
    answer.replaceChildren(section('Answer',
      el('p', { class: 'soft' }, `${count(found.rows.length, 'row')}${found.cut ? ', and there are more: add a LIMIT or a narrower MATCH' : ''}, in ${number(Math.round(took))} ms.`),
      found.rows.length ? table({
        caption: 'Rows', file: chosen.value || 'answer', choose: found.columns.length > 1, search: 'any cell',
        rows: found.rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [i, cell]))),
        columns: found.columns.map((title, i) => ({
          key: String(i), title, kind: typeof found.rows.find((cells) => cells[i] !== null)?.[i] === 'number' ? 'number' : undefined,
          show: (row) => cell(row[i]), value: (row) => (row[i] !== null && typeof row[i] === 'object' ? JSON.stringify(row[i]) : row[i]),
        })),
      }) : empty('Nothing in the graph answers to that.')));
    if (graph) {
      const place = el('div', { class: 'graph', role: 'img', 'aria-label': `${found.nodes.length} nodes and ${found.links.length} relationships, which the table lists` });
      add(answer, section('Picture', found.nodes.length > DRAWN ? el('p', { class: 'soft' }, `The first ${DRAWN} of ${number(found.nodes.length)} nodes.`) : null, place,
        el('p', { class: 'soft' }, 'Circles are clients, hollow ones prospects, squares groups, diamonds anything else.')));
      picture(place, found);
    }
  }

  function drawPast() {
    const list = remembered();
    past.replaceChildren(section('Asked before', list.length
      ? [el('ul', null, list.map((one) => el('li', null, el('button', { type: 'button', class: 'quiet', onclick: () => {
        choose(one.name ?? '', one.name ? one.parameters : { text: one.text });
        window.scrollTo(0, 0);
      } }, name(one.name ? `${one.name.replaceAll('-', ' ')} ${Object.entries(one.parameters ?? {}).map(([key, value]) => `${key}=${value}`).join(' ')}` : one.text.replace(/\s+/g, ' ').slice(0, 110)))))),
      el('button', { type: 'button', onclick: () => {
        localStorage.removeItem('asked');
        drawPast();
      } }, 'Forget all')]
      : el('p', { class: 'soft' }, 'Nothing yet. What you ask is remembered in this browser only.')));
  }

  add(page, el('div', { class: 'bar' }, el('label', { class: 'grow' }, 'Question', chosen)), asks, parameters, text, el('div', { class: 'bar middle' }, run, el('span', { class: 'soft' }, 'or Ctrl+Enter')), answer, past);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run.click();
  });
  choose(place.query.get('question') ?? questions[0]?.name ?? '');
  drawPast();
}

function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && value.every((part) => part === null || typeof part !== 'object')) return name(value.join(', '));
  if (typeof value === 'object') return name(value.name ?? value.id ?? JSON.stringify(value));
  return name(value);
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem('asked') ?? '[]');
  } catch {
    return [];
  }
}

function keep(asked) {
  const same = JSON.stringify(asked);
  localStorage.setItem('asked', JSON.stringify([asked, ...remembered().filter((one) => JSON.stringify(one) !== same)].slice(0, KEPT)));
}

async function picture(place, found) {
  const { default: cytoscape } = await import('./cytoscape.js');
  const nodes = found.nodes.slice(0, DRAWN);
  const keys = new Set(nodes.map((node) => node.key));
  const links = found.links.filter((link) => keys.has(link.from) && keys.has(link.to));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const kind = (labels) => (labels.includes('Client') ? 'client' : labels.includes('Prospect') ? 'prospect' : labels.includes('Group') ? 'group' : labels.includes('Person') ? 'client' : 'other');
  const style = () => [
    { selector: 'node', style: { label: 'data(name)', color: colour('--ink'), 'font-size': 11, 'text-outline-color': colour('--paper'), 'text-outline-width': 2, width: 16, height: 16, 'background-color': colour('--accent'), 'border-color': colour('--accent'), 'border-width': 1.5, 'text-max-width': 140, 'text-wrap': 'ellipsis' } },
    { selector: '.prospect', style: { 'background-color': colour('--paper') } },
    { selector: '.group', style: { shape: 'round-rectangle', 'background-color': colour('--other'), 'border-color': colour('--other') } },
    { selector: '.other', style: { shape: 'diamond', 'background-color': colour('--soft'), 'border-color': colour('--soft') } },
    { selector: 'edge', style: { width: 1.5, 'line-color': colour('--soft'), 'target-arrow-color': colour('--soft'), 'target-arrow-shape': 'triangle', 'arrow-scale': .8, 'curve-style': 'bezier', label: links.length <= 40 ? 'data(name)' : '', 'font-size': 9, color: colour('--soft'), 'text-outline-color': colour('--paper'), 'text-outline-width': 2 } },
  ];
  const graph = cytoscape({
    container: place,
    elements: [
      ...nodes.map((node) => ({ data: { id: node.key, name: node.name }, classes: kind(node.labels) })),
      ...links.map((link, i) => ({ data: { id: `link ${i}`, source: link.from, target: link.to, name: link.kind || link.type } })),
    ],
    style: style(),
    layout: { name: 'cose', animate: false, randomize: false, nodeDimensionsIncludeLabels: true, padding: 20 },
  });
  const repaint = () => (place.isConnected ? graph.style(style()) : document.removeEventListener('theme', repaint));
  document.addEventListener('theme', repaint);
}
