// One person: why it ranks as it does, on what evidence, whom it brought, how its score went, what would change it.
import { attempt, get, later } from './api.js';
import { add, drawing, el, empty, fact, facts, name, section } from './dom.js';
import { capital, day, money, number, percent, time } from './format.js';
import { range } from './influencers.js';
import { group, person } from './pages.js';
import { table } from './table.js';

export async function draw(page, place) {
  const id = place.rest.join('/');
  const measure = place.query.get('measure') ?? '';
  add(page, finder(measure));
  if (!id) {
    add(page, empty('Whom do you want to know about?', 'Look for a name above, or choose somebody on the page ', el('a', { href: '#/influencers' }, 'Influencers'), '.'));
    return;
  }
  const about = await get('person', { id, measure });
  page.querySelector('h1').replaceChildren(name(about.name));
  document.title = `${about.name} · Grapevine`;
  const columns = Object.entries(about.columns);
  add(page, el('p', { class: 'lead' }, `${capital(about.state)}, `, el('code', null, about.id), about.contact === 'yes' ? '' : `; ${about.contact}`, '.'));
  if (about.why) explain(page, about, measure);
  else add(page, empty(about.ranked));
  add(page, section('Referrals',
    about.cameBy.length ? [el('h3', null, 'How word came'), paths(about.cameBy, measure, 'told')] : null,
    about.told.length ? [el('h3', null, 'How it went on'), el('p', { class: 'soft' }, 'Whom it told, whom those told afterwards, and so on: a line to each who told nobody further, the longest first.'), paths(about.told, measure, 'told')] : null,
    spoken('Given', `Whom ${about.name} referred`, about.given), spoken('Received', `Who referred ${about.name}`, about.received)));
  add(page, section('Known besides', columns.length
    ? el('dl', { class: 'known' }, columns.map(([key, value]) => el('div', null, el('dt', null, name(key)), el('dd', null, name(value)))))
    : empty('Nothing more is known.')));
  if (about.why) {
    later(page.querySelector('#history'), get('person/history', { id }), history);
    later(page.querySelector('#change'), get('person/change', { id, measure }), (answer) => (answer.words.length
      ? el('ul', null, answer.words.map((line) => el('li', null, name(line))))
      : el('p', null, 'There is no group whose absence would change the rank.')));
  }
}

function finder(measure) {
  const found = el('ul', { class: 'found', 'aria-live': 'polite' });
  let turn = 0;
  const look = attempt(async (event) => {
    const mine = ++turn;
    const text = event.target.value;
    const rows = text.trim() ? await get('person/find', { text }) : [];
    if (mine !== turn) return;
    found.replaceChildren(...(rows.length || !text.trim()
      ? rows.map((row) => el('li', null, el('a', { href: person(row.id, measure) }, name(row.name)), el('span', { class: 'soft' }, ` ${row.state}${row.rank ? `, rank ${number(row.rank)}` : ''}`)))
      : [el('li', { class: 'soft' }, 'Nobody is called so.')]));
  });
  return el('div', null, el('div', { class: 'bar' }, el('label', { class: 'grow' }, 'Find a person', el('input', { type: 'search', placeholder: 'name or id', oninput: look }))), found);
}

function explain(page, about, measure) {
  const why = about.why;
  const shares = why.shares.map((share, i) => ({ ...share, i }));
  add(page,
    facts(
      fact('Rank', number(why.rank), `of ${number(why.of)} clients, by ${why.measure}`),
      why.low === null || why.low === undefined ? null : fact('90 % range', range(why.low, why.high), 'of the ranks in networks that might have been observed instead'),
      fact('Score', number(why.score)),
      why.clv === null || why.clv === undefined ? null : fact('CLV', money(why.clv), 'what the client itself is worth over three years')),
    el('p', { class: 'soft' }, `${why.measure}: ${why.meaning}.`),
    section('Why',
      el('p', null, name(why.words)),
      why.exact ? null : el('p', null, 'This measure is no sum over ties: the shares are those of the direct referrals to expect.'),
      shares.length ? el('div', { class: 'split' },
        table({
          caption: 'What the score is made of',
          file: `why-${about.id.replace(/[^\w-]+/g, '_')}`,
          size: 12,
          rows: why.rest > 0 ? [...shares, { name: 'all others', kind: 'ties and groups', share: why.rest }] : shares,
          columns: [
            { key: 'name', title: 'Through', kind: 'name', link: (row) => (row.id === undefined ? null : row.group ? group(row.id) : person(row.id, measure)) },
            { key: 'share', title: 'Share', kind: 'percent' },
            { key: 'kind', title: 'What it is', kind: 'name' },
            { key: 'members', title: 'People', kind: 'number' },
            { key: 'prospects', title: 'Prospects', kind: 'number' },
          ],
        }),
        el('figure', null, el('figcaption', null, 'Who carries the score'), drawing(why.map), el('p', { class: 'soft' }, 'The wider the line, the more it contributes. Squares are groups, circles are persons, hollow ones prospects.')))
        : empty('No ties and no groups: the score is what anybody has.')),
    section('How word gets from here to prospects', why.paths.length
      ? [el('p', { class: 'soft' }, `The likeliest way through each of the largest shares that lead to a prospect${why.paths[0].chance === null || why.paths[0].chance === undefined ? '' : '; at its end the chance that word takes all of it within the time of the measure'}.`), paths(why.paths, measure)]
      : empty('No tie and no group leads to a prospect.')),
    section('Evidence', why.evidence.length ? table({
      caption: 'The rows of the data behind the largest shares, with their dates',
      file: `evidence-${about.id.replace(/[^\w-]+/g, '_')}`,
      size: 12,
      rows: why.evidence,
      columns: [
        { key: 'what', title: 'Tie or group', kind: 'name' },
        { key: 'name', title: 'With', kind: 'name' },
        { key: 'role', title: 'Role or outcome', kind: 'name' },
        { key: 'since', title: 'Since', kind: 'day' },
        { key: 'last', title: 'Last contact or until', kind: 'day' },
        { key: 'leads', title: 'Leads to prospects', kind: 'number' },
      ],
    }) : empty('No rows stand behind it.')),
    section('What would change it', el('div', { id: 'change' })),
    section('How the score went', el('div', { id: 'history' })),
    why.notes.length ? el('details', null, el('summary', null, 'What to know about these figures'), el('ul', null, why.notes.map((note) => el('li', null, note)))) : null,
    section('Close in rank', el('p', null, why.beside.map((other, i) => [i ? ', ' : '', `${number(other.rank)} `, other.id === about.id ? el('strong', null, name(other.name)) : el('a', { href: person(other.id, measure) }, name(other.name))]))));
}

/** Paths, one a line: who, by what and since when, who; `past` is what a past referral is called. */
function paths(list, measure, past) {
  const who = (id, text, state) => [state === '' ? name(text) : el('a', { href: person(id, measure) }, name(text)), state === 'prospect' ? el('span', { class: 'soft' }, ' (prospect)') : null];
  const on = (step) => step.kind === 'past referral';
  const said = (step) => [on(step) ? past ?? step.kind : step.group ? ['both in ', name(step.group)] : name(step.kind),
    step.since ? ` ${on(step) ? 'on' : 'since'} ${day(step.since)}` : null, step.last ? `, last contact ${day(step.last)}` : null, step.outcome ? [', ', name(step.outcome)] : null];
  return el('ol', { class: 'paths' }, list.map((path) => el('li', null, who(path.id, path.name), path.steps.map((step) => [
    el('span', { class: 'step' }, said(step)), who(step.id, step.name, step.state)]),
  path.chance === null || path.chance === undefined ? null : el('span', { class: 'soft chance' }, percent(path.chance)))));
}

function spoken(title, caption, rows) {
  return el('div', null, el('h3', null, title), rows.length ? table({
    caption,
    size: 10,
    rows,
    columns: [
      { key: 'name', title: 'Who', kind: 'name', link: (row) => (row.state === 'unknown' ? null : person(row.id)) },
      { key: 'state', title: 'Today a' },
      { key: 'date', title: 'When', kind: 'day' },
      { key: 'outcome', title: 'Outcome', kind: 'name' },
      { key: 'value', title: 'Value', kind: 'money' },
    ],
  }) : el('p', { class: 'soft' }, 'None is recorded.'));
}

function history(rows) {
  if (!rows.length) return el('p', null, 'No ranking of this person was kept yet: ', el('code', null, 'grapevine rank --as influence'), ' keeps one.');
  return table({
    caption: 'Rankings that were kept, the newest first',
    size: 10,
    rows: rows.map(([analysis, at, measure, rank, score]) => ({ analysis, at, measure, rank, score })),
    columns: [
      { key: 'at', title: 'When', show: (row) => time(row.at) },
      { key: 'measure', title: 'Measure', kind: 'name' },
      { key: 'rank', title: 'Rank', kind: 'number' },
      { key: 'score', title: 'Score', kind: 'number' },
      { key: 'analysis', title: 'Kept as' },
    ],
  });
}
