// Asks the server. Where the answer takes long the server tells of a job: its progress is shown, and the question asked again when it is over.
import { add, el } from './dom.js';
import { capital } from './format.js';

/** What the server refused or could not do: what happened, and what to do. */
export class Refusal extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}

let leaving = new AbortController();

/** Ends all questions of the page that is left. */
export function leave() {
  leaving.abort();
  leaving = new AbortController();
  shown.clear();
  showWork();
}

/** A path with parameters; empty ones are left out. */
function path(base, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters ?? {})) {
    for (const one of [value].flat()) {
      if (one !== '' && one !== null && one !== undefined) query.append(name, one);
    }
  }
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}

/** What is at `/api/` + a path. */
export async function get(base, parameters) {
  const signal = leaving.signal;
  for (;;) {
    const answer = await ask(path(`/api/${base}`, parameters), { signal });
    if (!answer.job) return answer.body;
    await over(answer.job, signal);
  }
}

/** Changes something: a JSON body or a FormData. Work that takes long is waited for, and yields its result. */
export async function post(base, body) {
  const signal = leaving.signal;
  const form = body instanceof FormData;
  const options = { method: 'POST', signal, body: form ? body : JSON.stringify(body ?? {}) };
  if (!form) options.headers = { 'Content-Type': 'application/json' };
  const answer = await ask(`/api/${base}`, options);
  return answer.job ? over(answer.job, signal) : answer.body;
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    throw new Refusal('The dashboard does not answer.', "See that 'grapevine serve' still runs, then reload the page.");
  }
  if (response.status === 401) throw new Refusal('This page is not let in any more.', "Open the address that 'grapevine serve' printed last.");
  const text = await response.text();
  let body = text;
  if ((response.headers.get('Content-Type') ?? '').includes('json')) body = JSON.parse(text);
  if (!response.ok) throw new Refusal(body.error ?? text, body.remedy ?? '');
  return response.status === 202 ? { job: body } : { body };
}

async function over(job, signal) {
  try {
    for (let pause = 100; job.state === 'waiting' || job.state === 'running'; pause = Math.min(1000, pause * 1.3)) {
      shown.set(job.id, job);
      showWork();
      await new Promise((done) => setTimeout(done, pause));
      job = (await ask(`/api/jobs/${job.id}`, { signal })).body;
    }
  } finally {
    shown.delete(job.id);
    showWork();
  }
  if (job.state === 'cancelled') throw new Refusal('It was cancelled.', 'It can be started again.');
  if (job.state === 'failed') throw new Refusal(job.error, job.remedy);
  return job.result;
}

const shown = new Map();

function showWork() {
  const place = document.getElementById('work');
  place.replaceChildren(...[...shown.values()].map((job) => {
    const what = capital(job.what);
    const bar = el('progress', { 'aria-label': what, max: 1 });
    if (job.share !== null && job.share !== undefined && job.state === 'running') bar.value = job.share;
    const cancel = el('button', { type: 'button', class: 'quiet', onclick: () => post(`jobs/${job.id}/cancel`) }, 'Cancel');
    return el('p', null, el('span', null, `${what}${job.state === 'waiting' ? ' (waiting)' : ''} …`), bar, cancel);
  }));
}

/** Shows what went wrong on top of the page. */
export function complain(fault) {
  if (fault?.name === 'AbortError') return;
  const what = fault instanceof Refusal ? fault.message : `The page has a fault: ${fault?.message ?? fault}`;
  if (!(fault instanceof Refusal)) console.error(fault);
  const close = el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: settle }, '×');
  const text = add(el('div'), el('strong', null, capital(what)), fault.remedy ? el('p', null, capital(fault.remedy)) : null);
  document.getElementById('banner').replaceChildren(text, close);
}

/** Takes the complaint away. */
export function settle() {
  document.getElementById('banner').replaceChildren();
}

/** A handler that complains when it fails. */
export function attempt(work) {
  return async (event) => {
    settle();
    try {
      await work(event);
    } catch (fault) {
      complain(fault);
    }
  };
}

/** Shows in `place` what comes of an answer that takes long, as children of an element; until then `waiting`, and `none` where none comes. */
export function later(place, answer, show, waiting = 'Working it out …', none = 'It could not be worked out.') {
  place.replaceChildren(el('p', { class: 'soft' }, waiting));
  answer.then((found) => place.replaceChildren(...[show(found)].flat())).catch((fault) => {
    place.replaceChildren(el('p', { class: 'soft' }, none));
    complain(fault);
  });
}
