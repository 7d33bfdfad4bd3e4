// What past referrals say about each kind of tie, tested on later ones; put in force, or put back.
import { attempt, get, later, post } from './api.js';
import { remember } from './app.js';
import { add, choice, drawing, el, empty, fact, facts, field, name, section } from './dom.js';
import { capital, count, day, number, percent } from './format.js';
import { table } from './table.js';

const kinds = { tie: 'ties', group: 'groups', organic: '' };
const known = ['since', 'split', 'period', 'talks', 'measure'];
const three = (value) => (value === null || value === undefined ? '' : Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 }));
const range = (low, high) => (low === null || low === undefined ? '' : `${three(low)} to ${three(high)}`);
const meanings = (list) => el('dl', { class: 'told' }, Object.entries(list).map(([heading, text]) => [el('dt', null, heading), el('dd', null, capital(text))]));

export async function draw(page, { query }) {
  const form = await get('learn/form');
  if (form.referrals + form.adoptions === 0) {
    add(page, empty('There is nothing to learn from yet.', 'Load who referred whom, or who came when, on the page ', el('a', { href: '#/data' }, 'Data'), ': referrals.csv (referrer, referred, date, outcome) or adoptions.csv (client, time, product, referrer).'),
      form.strengths.length ? force(page, form) : null);
    return;
  }
  const terms = {};
  for (const key of known) if (query.get(key)) terms[key] = query.get(key);
  if (!terms.measure && form.measures !== form.choices[0]) terms.measure = form.measures;
  const result = el('div', { 'aria-live': 'polite' });
  const from = [form.referrals ? count(form.referrals, 'past referral') : null, form.adoptions ? count(form.adoptions, 'adoption') : null].filter(Boolean).join(' and ');
  const learn = async () => {
    remember({ ...Object.fromEntries(known.map((key) => [key, terms[key] ?? ''])), show: 'true' });
    await new Promise((done) => {
      const answer = get('learn', terms);
      answer.then(done, done);
      later(result, answer, (told) => tell(page, form, { ...terms }, told), 'Learning; on a large network this takes minutes …', 'It was not learned.');
    });
  };
  add(page,
    el('p', { class: 'lead' }, 'How often word passes along each kind of tie, learned from who came and through whom, and tested on those who came later. Nothing is changed until you put it in force.'),
    force(page, form),
    section('Learn', rules(terms, form),
      el('form', { onsubmit: attempt(async (event) => {
        event.preventDefault();
        await learn();
      }) }, el('p', null, el('button', { class: 'main' }, `Learn from ${from}`)))),
    result);
  if (query.get('show')) attempt(learn)();
}

/** Draws the page again, with `said` on top. */
async function again(page, said) {
  remember({ show: '' });
  page.replaceChildren(el('h1', { tabindex: -1 }, 'Learn'), said);
  await draw(page, { query: new URLSearchParams(location.hash.split('?')[1] ?? '') });
  page.querySelector('h1').focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** A button that asks back before it does something. */
function asking(label, what, yes, work, main) {
  const place = el('div', { 'aria-live': 'polite' });
  const open = el('button', { type: 'button', class: main ? 'main' : null, onclick: () => {
    open.disabled = true;
    const no = el('button', { type: 'button', onclick: close }, 'Leave it as it is');
    const go = el('button', { class: 'main' }, yes);
    place.replaceChildren(el('form', { class: 'card ask', onsubmit: attempt(async (event) => {
      event.preventDefault();
      go.disabled = true;
      try {
        await work();
      } finally {
        go.disabled = false;
      }
    }) }, what(), el('p', { class: 'bar' }, go, no)));
    no.focus();
  } }, label);
  function close() {
    place.replaceChildren();
    open.disabled = false;
    open.focus();
  }
  return [el('p', null, open), place];
}

/** What is in force, and how to put back what stood before. */
function force(page, form) {
  const on = form.strengths.map((one) => one.on).filter(Boolean).sort().at(-1);
  const first = form.strengths.find((one) => one.on);
  const list = el('details', null, el('summary', null, 'The strengths in force'), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'The strengths in force' }, el('table', null,
    el('caption', null, 'How often a year word passes along one full tie to a client; as scaled where that is said above'),
    el('thead', null, el('tr', null, ['Through', 'What', 'In force', '90 % interval', 'Gamma', 'Comes from'].map((title, i) => el('th', { scope: 'col', class: i > 1 && i < 5 ? 'number' : null }, title)))),
    el('tbody', null, form.strengths.map((one) => el('tr', null, el('td', null, name(one.name)), el('td', null, one.group ? 'groups' : 'ties'),
      [three(one.now), range(one.low, one.high), one.group ? three(one.gamma) : ''].map((cell) => el('td', { class: 'number' }, cell)),
      el('td', null, one.on ? `learned on ${day(one.on)}; before ${three(one.before)}` : one.learned ? 'learned elsewhere' : 'held before, not learned')))))));
  const back = form.refused || !form.learned ? null : asking('Put back what stood before …',
    () => el('p', null, `What was learned of ${count(form.learned, 'kind of tie', 'kinds of ties')} is forgotten, and the strengths from before are in force again for rankings, values and plans. It can be learned again.`),
    'Put it back', async () => {
      const { types } = await post('learn/forget', {});
      await again(page, el('p', { class: 'said', role: 'status' }, types === 0 ? 'Nothing was learned here: all stays as it is.' : `Put back: the strengths from before are in force. What was learned of ${count(types, 'kind of tie', 'kinds of ties')} is forgotten.`));
    });
  return section('In force now',
    el('p', null, on ? [el('strong', null, `Strengths learned on ${day(on)}`), ` from ${count(first.conversions, 'new client')}.`]
      : form.strengths.some((one) => one.learned) ? 'Strengths that were learned and came with the data.' : [el('strong', null, 'Priors'), ': what is held of such ties in general, not what your own past says.']),
    el('ul', { class: 'soft' }, form.notes.map((note) => el('li', null, note))), list, back);
}

function rules(terms, form) {
  const input = (key, label, attributes) => field(label, { type: 'text', maxlength: 40, value: terms[key] ?? '', ...attributes, onchange: (event) => {
    const value = event.target.value.trim();
    if (value) terms[key] = value;
    else delete terms[key];
  } }).label;
  const labels = { [form.choices[0]]: 'degree, PageRank, betweenness, diffusion', [form.choices[1]]: 'without betweenness, which takes long', none: 'no rankings' };
  const options = form.choices.map((key) => [key, labels[key] ?? key]);
  if (terms.measure && !form.choices.includes(terms.measure)) options.push([terms.measure, terms.measure]);
  const changed = known.filter((key) => terms[key] && !(key === 'measure' && terms[key] === form.measures)).length;
  return el('details', { class: 'rules', open: changed > 0 }, el('summary', null, `How the past is looked at${changed ? ` (${count(changed, 'choice')} of yours)` : ' (as usual)'}`),
    el('div', { class: 'bar' },
      input('since', 'Watched since', { placeholder: 'the first referral' }),
      input('split', 'Tested on what came after', { placeholder: 'the last 25%' }),
      input('period', 'Length of a period', { placeholder: '1m' }),
      input('talks', 'Talks for, periods', { placeholder: 'always' }),
      choice('Rankings tested beside', options, terms.measure ?? form.choices[0], (value) => { terms.measure = value; })),
    el('p', { class: 'soft' }, 'Days as 2025-06-30, shares as 25%, lengths as 30d, 2w, 1m or 1y. Who came before the first day that is watched was a client already.'));
}

/** What was learned, how it did, and what may be done with it. */
function tell(page, form, terms, told) {
  const { learned } = told;
  const strengths = table({
    caption: 'How strong each kind of tie is', file: 'learned', rows: learned.types, choose: true,
    columns: [
      { key: 'name', title: 'Through', show: (row) => (row.kind === 'organic' ? 'nobody (by themselves)' : [name(row.name), el('span', { class: 'soft' }, ` ${kinds[row.kind]}`)]) },
      { key: 'credit', title: 'New clients', kind: 'number', show: (row) => number(row.credit, 1), help: 'How many of those who came belong to it' },
      { key: 'foretold', title: 'Expected as now', kind: 'number', show: (row) => number(row.foretold, 1), help: 'How many what is in force would have brought in that time' },
      { key: 'compared', title: 'Against now', wide: true, help: 'Whether it brings more or less than what is in force, by the 90 % interval; and how sure that is', show: (row) => el('details', null, el('summary', null, row.compared ? `${capital(row.compared)}; ` : '', el('span', { class: 'tag' }, row.sure)), row.reading) },
      { key: 'sure', title: 'How sure', hidden: true },
      { key: 'now', title: 'Strength now', kind: 'number', show: (row) => three(row.now) },
      { key: 'prior', title: 'Before', kind: 'number', show: (row) => three(row.prior), help: 'Held before anything was learned, not scaled', hidden: true },
      { key: 'beta', title: 'Learned', kind: 'number', show: (row) => three(row.beta) },
      { key: 'lo', title: '90 % interval', kind: 'number', sorted: false, show: (row) => range(row.lo, row.hi), value: (row) => `${row.lo} to ${row.hi}` },
      { key: 'gamma', title: 'Gamma', kind: 'number', show: (row) => (row.gamma === null ? '' : three(row.gamma)), help: 'For groups: 1 where word is shared out among all members, 0 where each hears all of it', hidden: true },
      { key: 'dataWeight', title: 'Data', kind: 'percent', help: 'How much the past weighs beside what was held before', hidden: true },
      { key: 'exposure', title: 'Years at risk', kind: 'number', show: (row) => number(row.exposure, 0), help: 'How long people who had not come had a full tie to a client', hidden: true },
      { key: 'reading', title: 'Why', sorted: false, hidden: true, wide: true },
    ],
  });
  const parts = (rows) => rows.map((bin, i) => el('tr', null, el('td', null, number(i + 1)), [number(bin.rows), percent(bin.forecast), percent(bin.came), `${percent(bin.lo)} to ${percent(bin.hi)}`].map((cell) => el('td', { class: 'number' }, cell))));
  const curves = learned.tests.filter((test) => test.calibration).slice(0, 2);
  const tests = table({
    caption: 'What was known, judged by who came later', file: 'tested', rows: learned.tests, choose: true,
    columns: [
      { key: 'foreseenBy', title: 'Foreseen by' },
      { key: 'auc', title: 'AUC', kind: 'number', show: (row) => number(row.auc, 3) },
      { key: 'aucError', title: '+/-', kind: 'number', show: (row) => number(row.aucError, 3) },
      { key: 'logLoss', title: 'Log-loss', kind: 'number', show: (row) => number(row.logLoss, 4) },
      { key: 'lift1', title: 'Lift 1 %', kind: 'number', show: (row) => number(row.lift1, 2), hidden: true },
      { key: 'lift5', title: 'Lift 5 %', kind: 'number', show: (row) => number(row.lift5, 2), hidden: true },
      { key: 'lift10', title: 'Lift 10 %', kind: 'number', show: (row) => number(row.lift10, 2) },
      { key: 'brier', title: 'Brier', kind: 'number', show: (row) => number(row.brier, 4), hidden: true },
      { key: 'calibrationSlope', title: 'Slope', kind: 'number', show: (row) => number(row.calibrationSlope, 2) },
      { key: 'bringersInTop10', title: 'Bringers', kind: 'percent' },
      { key: 'bringersByChance', title: 'By lot', kind: 'percent' },
      { key: 'tiedToTop10', title: 'Tied', kind: 'percent' },
      { key: 'tiedToTop10Shuffled', title: 'Dealt', kind: 'percent' },
    ],
  });
  const clear = learned.types.filter((one) => one.kind !== 'organic');
  return [
    section('What the past says',
      el('p', { class: 'said' }, el('strong', null, learned.advice)),
      facts(
        fact('Learned from', number(learned.conversions), `${capital(told.from)}.`),
        fact('Tested on', number(learned.came), `${capital(told.on)}.`),
        fact('Stronger than in force', number(clear.filter((one) => one.compared === 'stronger').length), `of ${count(clear.length, 'kind of tie', 'kinds of ties')}; ${number(clear.filter((one) => one.compared === 'weaker').length)} weaker`),
        fact('Hardly known', number(clear.filter((one) => one.sure === 'hardly known').length), 'mostly what was held before')),
      strengths,
      el('details', null, el('summary', null, 'What the numbers mean'), meanings(told.strengthsMean))),
    section('Does it foretell better who comes?',
      el('ul', null, learned.verdict.map((sentence) => el('li', null, sentence))),
      el('figure', { class: 'forecast' }, el('figcaption', null, 'Forecast and what came of it'), drawing(told.chart),
        el('details', null, el('summary', null, 'The numbers of this chart'), curves.map((test) => el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': capital(test.foreseenBy) }, el('table', null,
          el('caption', null, `${capital(test.foreseenBy)}: tenths of those who could come, the least likely first`),
          el('thead', null, el('tr', null, ['Tenth', 'People', 'Forecast', 'Came', '95 % interval'].map((title, i) => el('th', { scope: 'col', class: i ? 'number' : null }, title)))),
          el('tbody', null, parts(test.calibration))))))),
      el('p', { class: 'soft' }, 'Each point is a tenth of those who could come. On the line as many came as were forecast; below it the forecast was too high.'),
      tests,
      el('details', null, el('summary', null, 'What the numbers mean'), meanings(told.testsMean))),
    section('Put it in force', keeping(page, form, terms, told)),
    section('What to know before acting on it', el('ul', null, told.notes.map((note) => el('li', null, note)))),
  ];
}

function keeping(page, form, terms, told) {
  if (form.refused) return empty(`It cannot be put in force here: ${form.refused}.`, `${capital(form.remedy)}.`);
  const even = el('input', { type: 'checkbox', required: true });
  return [
    told.beatsPriors ? null : el('p', null, 'It did not foretell better than the priors what came later, so it is better left alone.'),
    asking(told.beatsPriors ? 'Put it in force …' : 'Put it in force all the same …',
      () => [el('p', null, 'Rankings, values and plans use these strengths from then on, on these pages and elsewhere. Campaigns that were kept stay as they are. What stood before is kept, and can be put back.'),
        told.beatsPriors ? null : el('label', { class: 'tick' }, even, 'Even so, though it did not foretell better')],
      'Put it in force', async () => {
        const { types } = await post('learn/keep', { ...terms, dataHash: form.dataHash, ...(told.beatsPriors ? {} : { force: even.checked }) });
        await again(page, el('p', { class: 'said', role: 'status' }, `In force: the strengths learned of ${count(types, 'kind of tie', 'kinds of ties')}. Next: `,
          el('a', { href: '#/influencers' }, 'who matters now'), ' or ', el('a', { href: '#/plan' }, 'a plan'), '.'));
      }, told.beatsPriors)];
}
