// Whom to ask under a budget: a slider over the profit curve, the plan at the budget chosen, the campaigns that came of plans.
import { attempt, get, later, post } from './api.js';
import { remember } from './app.js';
import { add, choice, el, empty, fact, facts, field, name, section } from './dom.js';
import { capital, count, day, money, number, percent, time } from './format.js';
import { curve } from './curve.js';
import { person } from './pages.js';
import { table } from './table.js';

/** What a plan stands on: the field, its label, what it means; `usual` is what holds where it is left empty. */
const fields = [
  { key: 'perManager', label: 'At most per manager', usual: 'any' },
  { key: 'share', label: 'At least from it, %', usual: '0' },
  { key: 'contacted', label: 'Not contacted for, days', usual: '0' },
  { key: 'minTenure', label: 'Client for at least, days', usual: '180' },
  { key: 'coolingOff', label: 'Rest after a campaign, days', usual: '180' },
  { key: 'contactCost', label: 'Contact costs, where unknown', usual: '0' },
  { key: 'giftCost', label: 'Gift costs, where unknown', usual: '0' },
  { key: 'boost', label: 'Who agrees tells … times as much', usual: '2' },
  { key: 'acceptance', label: 'Agrees with probability, where unknown', usual: '1' },
  { key: 'perWin', label: 'Paid per new client', usual: '0' },
];
const known = [...fields.map((field) => field.key), 'segment', 'model', 'spendAll', 'holdout', 'by'];

export async function draw(page, { rest, query }) {
  if (rest[0]) {
    await campaign(page, rest[0]);
    return;
  }
  const terms = {};
  for (const key of known) if (query.get(key)) terms[key] = query.get(key);
  const form = await get('plan/form', terms);
  if (form.clients === 0) {
    add(page, empty('There is nobody to ask yet.', 'Load clients on the page ', el('a', { href: '#/data' }, 'Data'), '.'));
    return;
  }
  let most = query.get('most') ?? String(form.most);
  add(page,
    el('p', { class: 'lead' }, `${count(form.eligible, 'client')} of ${number(form.clients)} may be asked. Move the slider to see whom a budget buys, and let go to have the plan worked out.`),
    rules(), proof(), left());
  const result = el('div');
  const slider = el('div');
  add(page, slider, result);
  const kept = el('div');
  add(page, kept);
  await campaigns(kept);
  if (form.eligible > 0) await sliding();

  /** Takes a term as it was set, and asks for the page again. */
  function set(key, value) {
    if (value === '') delete terms[key];
    else terms[key] = value;
    const budget = new URLSearchParams(location.hash.split('?')[1] ?? '').get('budget');
    const wanted = budget ? { budget } : {};
    const text = new URLSearchParams({ ...terms, ...(query.get('most') ? { most } : {}), ...wanted }).toString();
    location.hash = `#/plan${text ? `?${text}` : ''}`;
  }

  /** Which part is withheld so that the rest can be proven. */
  function proof() {
    const cuts = [['', 'communities'], ...[2, 4, 8].map((finer) => [`community:resolution=${finer}`, `smaller communities, resolution ${finer}`]), ...form.cuts.map((type) => [type, `groups of the type ${type}`])];
    if (terms.by && !cuts.some(([by]) => by === terms.by)) cuts.push([terms.by, terms.by]);
    const shares = [['', 'nobody: what came of it cannot be proven'], ['20', '20 %'], ['33', '33 %'], ['50', '50 %, which tells most']];
    if (terms.holdout && !shares.some(([share]) => share === terms.holdout)) shares.push([terms.holdout, `${terms.holdout} %`]);
    return el('div', { class: 'bar' },
      choice('Withhold from', shares, terms.holdout ?? '', (value) => set('holdout', value)),
      terms.holdout ? choice('as a whole, by', cuts, terms.by ?? '', (value) => set('by', value)) : null);
  }

  function rules() {
    const input = (field) => el('label', null, field.label, el('input', { type: 'number', min: 0, step: 'any', placeholder: field.usual, value: terms[field.key] ?? '', onchange: (event) => set(field.key, event.target.value) }));
    const segments = Object.entries(form.segments);
    const changed = known.filter((key) => terms[key] && key !== 'holdout' && key !== 'by').length;
    return el('details', { class: 'rules', open: changed > 0 }, el('summary', null, `Rules, costs and terms${changed ? ` (${changed} of yours)` : ' (the usual ones)'}`),
      el('div', { class: 'bar' },
        input(fields[0]),
        choice('At least a share from', [['', 'no segment'], ...segments.map(([key, n]) => [key, `${key} (${number(n)})`])], terms.segment ?? '', (value) => set('segment', value)),
        fields.slice(1, 7).map(input),
        choice('Without a campaign', [['', 'clients talk anyway'], ['ignite', 'nobody talks']], terms.model ?? '', (value) => set('model', value)),
        fields.slice(7).map(input),
        el('label', { class: 'tick' }, el('input', { type: 'checkbox', checked: terms.spendAll === 'true', onchange: (event) => set('spendAll', event.target.checked ? 'true' : '') }), 'Spend all, even where the next client costs more than it brings')),
      el('p', { class: 'soft' }, `Days are counted back from ${day(form.today)}, ${form.dated ? 'the latest day in the data' : 'today by the clock, since the data has no day'}.`));
  }

  function left() {
    const reasons = Object.entries(form.excluded);
    return reasons.length ? el('p', { class: 'soft' }, `Not asked: ${reasons.map(([reason, n]) => `${number(n)} ${reason}`).join(', ')}. They may still talk.`) : null;
  }

  async function sliding() {
    const unit = form.priced ? money : number;
    const found = await get('plan/curve', { ...terms, most });
    const steps = found.steps;
    const worth = found.money ? money : number;
    if (steps.length === 0) {
      add(slider, empty('No budget on the slider buys anything.', 'Let it end further up.'));
      return;
    }
    const start = () => {
      const wanted = Number(query.get('budget'));
      if (!wanted) return found.stops >= 0 ? found.stops : Math.floor((steps.length - 1) / 2);
      return steps.reduce((best, step, i) => (Math.abs(step.limit - wanted) < Math.abs(steps[best].limit - wanted) ? i : best), 0);
    };
    let at = start();
    const said = el('p', { class: 'said', role: 'status' });
    const moves = el('div', { class: 'moves' });
    const input = el('input', { type: 'range', min: 0, max: steps.length - 1, step: 1, id: 'budget', value: at, 'aria-label': form.priced ? 'Budget' : 'Clients asked',
      oninput: () => { at = Number(input.value); show(); }, onchange: attempt(work) });
    const end = el('input', { type: 'number', min: 1, step: 'any', value: most, onchange: () => {
      most = end.value;
      location.hash = `#/plan?${new URLSearchParams({ ...terms, most })}`;
    } });
    const lines = [{ name: 'brings', look: 1, points: steps.map((step) => [step.limit, step.value]) }];
    if (form.priced && found.money) lines.unshift({ name: 'is left when costs are paid', look: 0, points: steps.map((step) => [step.limit, step.value - step.expectedCost]) });
    const picture = curve({ title: form.priced ? 'What each budget brings' : 'What each number of clients brings', across: form.priced ? 'budget' : 'clients asked', upward: found.money ? 'money' : 'new clients', lines, from: 0 });
    add(slider, section(form.priced ? 'Budget' : 'Clients to ask',
      picture.figure,
      el('div', { class: 'slide' }, input, el('label', null, 'Slider ends at', end)),
      said,
      found.stops >= 0 ? el('p', { class: 'soft' }, `From ${unit(steps[found.stops].limit)} on the next client costs more than it brings: a larger budget is not spent.`) : null,
      moves,
      el('details', null, el('summary', null, 'The numbers of this chart'), el('div', { class: 'scroll' }, el('table', null,
        el('thead', null, el('tr', null, [form.priced ? 'Budget' : 'At most', 'Clients', 'Set aside', 'Brings', 'Is left'].map((title) => el('th', { scope: 'col', class: 'number' }, title)))),
        el('tbody', null, steps.map((step) => el('tr', null, [unit(step.limit), number(step.clients), money(step.reserve), worth(step.value), worth(step.value - step.expectedCost)].map((cell) => el('td', { class: 'number' }, cell)))))))),
      found.notes.length ? el('details', null, el('summary', null, 'What this stands on'), el('ul', null, found.notes.map((note) => el('li', null, note)))) : null));

    function show() {
      const step = steps[at];
      picture.mark(step.limit);
      input.setAttribute('aria-valuetext', unit(step.limit));
      said.replaceChildren(el('strong', null, form.priced ? `A budget of ${unit(step.limit)}` : `At most ${count(step.limit, 'client')}`),
        ` asks ${count(step.clients, 'client')}${form.priced ? `, sets ${money(step.reserve)} aside` : ''} and brings ${worth(step.value)}${found.money ? '' : ' new clients'}${form.priced && found.money ? `; ${money(step.value - step.expectedCost)} is left` : ''}.`);
      const since = at > 0 ? ` since ${unit(steps[at - 1].limit)}` : '';
      const list = ({ clients, first }) => (clients ? el('ul', null, first.map((one) => el('li', null, el('a', { href: person(one.id) }, name(one.name)),
        el('span', { class: 'soft' }, [one.segment, form.priced ? money(one.cost) : null].filter(Boolean).map((text) => ` · ${text}`).join('')))), clients > first.length ? el('li', { class: 'soft' }, `and ${number(clients - first.length)} more`) : null) : el('p', { class: 'soft' }, 'Nobody.'));
      moves.replaceChildren(
        el('div', null, el('h3', null, since ? `Enters${since}` : 'Enters first'), list(step.enters)),
        el('div', null, el('h3', null, `Leaves${since}`), list(step.leaves)));
    }

    async function work() {
      const step = steps[at];
      remember({ budget: step.limit });
      result.replaceChildren(el('p', { class: 'soft' }, 'Working the plan out …'));
      const asked = { ...terms, budget: String(step.limit) };
      const told = await get('plan', asked);
      if (steps[at] === step) await tell(told, asked, step);
    }

    async function tell(told, asked, step) {
      const title = form.priced ? `The plan for ${unit(step.limit)}` : `The plan for ${count(step.limit, 'client')}`;
      const kept = el('input', { type: 'text', maxlength: 64, required: true, placeholder: 'autumn', 'aria-label': 'Name of the campaign' });
      const keep = el('form', { class: 'bar', onsubmit: attempt(async (event) => {
        event.preventDefault();
        const { name: made } = await post('plan/propose', { ...asked, name: kept.value, dataHash: form.dataHash });
        location.hash = `#/plan/${encodeURIComponent(made)}`;
      }) }, el('label', null, 'Keep it as the campaign', kept), el('button', { class: 'main' }, 'Keep as a proposal'));
      const list = table({
        caption: `Whom to ask, in this order`, file: 'plan', choose: true, load: (part) => get('plan/invitations', { ...asked, ...part }), search: 'name, manager, reason',
        columns: [
          { key: 'position', title: '#', kind: 'number', ascending: true },
          { key: 'id', title: 'Id', hidden: true },
          { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
          { key: 'manager', title: 'Manager', kind: 'name', hidden: !told.managed },
          { key: 'segment', title: 'Segment', hidden: true },
          { key: 'cost', title: 'Cost', kind: 'money', hidden: !form.priced },
          { key: 'costSoFar', title: 'Cost so far', kind: 'money', hidden: !form.priced },
          { key: 'hours', title: 'Hours', kind: 'number', hidden: !told.timed },
          { key: 'acceptance', title: 'Agrees', kind: 'percent', help: 'Probability of agreeing' },
          { key: 'newClients', title: capital(told.people), kind: 'number', help: 'Expected, beyond what those before bring' },
          { key: 'brings', title: told.money ? 'Adds' : 'Adds (people)', kind: told.money ? 'money' : 'number', help: 'What it adds to those before' },
          { key: 'alone', title: 'Alone', kind: told.money ? 'money' : 'number', help: 'What it would bring if only this client were asked', hidden: true },
          { key: 'fairShare', title: 'Fair share', kind: told.money ? 'money' : 'number', help: 'Its Shapley value of the whole plan', hidden: true },
          { key: 'netSoFar', title: 'Left so far', kind: 'money', hidden: !(form.priced && told.money) },
          { key: 'firstRank', title: 'Best place', kind: 'number', help: 'If ties are half or twice as strong', hidden: true },
          { key: 'lastRank', title: 'Worst place', kind: 'number', help: 'If ties are half or twice as strong', hidden: true },
          { key: 'why', title: 'Reaches through', wide: true, sorted: false, show: (row) => el('details', null, el('summary', null, row.through || 'why'), row.why) },
        ],
      });
      const refused = told.holdout?.refused;
      const holdout = told.holdout ? withheld(told.holdout, told.money) : null;
      result.replaceChildren(section(title,
        el('dl', { class: 'told' }, Object.entries(told.facts).map(([heading, text]) => [el('dt', null, capital(heading)), el('dd', null, text)])),
        refused ? null : list, holdout?.element, refused ? null : keep,
        el('p', { class: 'soft' }, `Nobody is asked before the campaign is approved.${told.holdout ? '' : ' Nobody is withheld from this plan: afterwards nobody can tell what it brought from what would have come anyway.'}`),
        el('details', null, el('summary', null, 'What to know before acting on it'), el('ul', null, told.notes.map((note) => el('li', null, note))))));
      await list.ready;
      await holdout?.ready;
    }

    show();
    attempt(work)();
  }
}

/** Who is withheld and what that can tell; or why nobody can be. */
function withheld(told, inMoney) {
  if (told.refused) {
    return { element: el('div', { class: 'empty', role: 'status' }, el('p', { class: 'what' }, `${capital(told.refused)}.`), el('p', null, `${capital(told.remedy)}; or withhold from nobody.`)) };
  }
  const clients = table({
    caption: 'Chosen as well, and withheld: nobody may ask them before the campaign is measured', file: 'withheld', copies: false, rows: told.clients, size: 10,
    none: 'In the clusters that are left alone nobody was chosen.',
    columns: [
      { key: 'position', title: '#', kind: 'number', ascending: true },
      { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
      { key: 'manager', title: 'Manager', kind: 'name' },
      { key: 'clusterName', title: 'In', kind: 'name' },
      { key: 'cost', title: 'Not spent', kind: 'money' },
      { key: 'brings', title: 'Would add', kind: inMoney ? 'money' : 'number' },
    ],
  });
  const clusters = table({
    caption: capital(told.many), file: 'clusters', rows: told.clusters, size: 10,
    columns: [
      { key: 'number', title: '#', kind: 'number', ascending: true },
      { key: 'name', title: 'Called', kind: 'name' },
      { key: 'held', title: 'Is', show: (row) => el('span', { class: 'tag' }, row.held ? 'left alone' : 'asked'), value: (row) => (row.held ? 'control' : 'treated') },
      { key: 'stratum', title: 'Drawn among', kind: 'number', help: 'Clusters of one number are alike; among them was drawn' },
      { key: 'people', title: 'People', kind: 'number' },
      { key: 'prospects', title: 'Could be won', kind: 'number' },
      { key: 'chosen', title: 'Chosen', kind: 'number' },
      { key: 'worth', title: 'Expected', kind: inMoney ? 'money' : 'number', help: 'What the plan expects of those chosen' },
    ],
  });
  return {
    element: el('div', { class: 'withheld' }, el('h3', null, `Withheld: ${count(told.clients.length, 'client')}`), el('p', null, `Can be told: ${told.sight}.`), clients,
      el('details', null, el('summary', null, `How it was drawn: ${count(told.clusters.length, 'cluster')}, ${number(told.clusters.filter((one) => one.held).length)} of them left alone`), clusters)),
    ready: Promise.all([clients.ready, clusters.ready]),
  };
}

async function campaigns(place) {
  const all = await get('campaigns');
  const list = table({
    caption: 'Plans that were kept', file: 'campaigns', none: 'No plan has been kept yet.', rows: all,
    columns: [
      { key: 'name', title: 'Campaign', kind: 'name', link: (row) => `#/plan/${encodeURIComponent(row.name)}` },
      { key: 'status', title: 'Status', show: (row) => state(row.status) },
      { key: 'clients', title: 'Clients', kind: 'number' },
      { key: 'withheld', title: 'Withheld', kind: 'number', help: 'Chosen as well, and left alone so that the rest can be proven' },
      { key: 'budget', title: 'Budget', kind: 'money' },
      { key: 'value', title: 'Brings', kind: 'number' },
      { key: 'profit', title: 'Left', kind: 'number' },
      { key: 'approvedBy', title: 'Approved by', kind: 'name' },
      { key: 'at', title: 'Made', show: (row) => time(row.at) },
    ],
  });
  await list.ready;
  add(place, section('Campaigns', list));
}

function state(status) {
  return el('span', { class: 'tag' }, { PROPOSED: 'proposed', APPROVED: 'approved' }[status] ?? status);
}

async function campaign(page, called) {
  const address = `campaigns/${encodeURIComponent(called)}`;
  const about = await get(address);
  const approved = about.status === 'APPROVED';
  page.querySelector('h1').replaceChildren('Campaign ', name(called));
  const worth = about.money ? money : number;
  const by = el('input', { type: 'text', required: true, maxlength: 100, autocomplete: 'name' });
  const list = table({
    caption: approved ? 'Whom it asks' : 'Whom it would ask', file: `campaign-${called}`, load: (part) => get(`${address}/invitations`, part), copies: approved, search: 'name or reason',
    columns: [
      { key: 'position', title: '#', kind: 'number', ascending: true },
      { key: 'id', title: 'Id', hidden: !approved },
      { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
      { key: 'cost', title: 'Cost', kind: 'money' },
      { key: 'acceptance', title: 'Agrees', kind: 'percent' },
      { key: 'newClients', title: 'New clients', kind: 'number' },
      { key: 'marginal', title: 'Adds', kind: about.money ? 'money' : 'number' },
      { key: 'why', title: 'Why', wide: true, sorted: false, show: (row) => el('details', null, el('summary', null, `${row.why.split('; ')[0]} …`), row.why) },
    ],
    choose: true,
  });
  await list.ready;
  const left = about.withheld > 0 ? table({
    caption: 'Withheld: nobody may ask them before the campaign is measured', file: `withheld-${called}`, copies: false, load: (part) => get(`${address}/withheld`, part), size: 10,
    columns: [
      { key: 'position', title: '#', kind: 'number', ascending: true },
      { key: 'name', title: 'Client', kind: 'name', link: (row) => person(row.id) },
      { key: 'cluster', title: 'In cluster', kind: 'number' },
      { key: 'cost', title: 'Not spent', kind: 'money' },
      { key: 'marginal', title: 'Would add', kind: about.money ? 'money' : 'number' },
    ],
  }) : null;
  await left?.ready;
  add(page,
    el('p', null, el('a', { href: '#/plan' }, '← All plans')),
    el('p', { class: 'lead' }, state(about.status), approved ? ['Approved by ', name(about.approvedBy), `, ${time(about.approvedAt)}.`] : `Made ${time(about.at)}; nobody is asked until it is approved.`),
    facts(
      fact('Clients', number(about.clients), about.leftAlone > 0 ? `${number(about.leftAlone)} more must be left alone by now` : null),
      fact('To set aside', money(about.cost), `of a budget of ${money(about.budget)}`),
      fact(about.money ? 'Brings' : 'New clients', worth(about.value), about.holdout ? `the whole plan ${worth(about.wholeValue)}` : `at least ${worth(about.lower)}; the best list at most ${worth(about.upper)}`),
      about.holdout ? fact('Withheld', number(about.withheld), `in ${number(about.clustersHeldOut)} of ${number(about.clusters)} clusters, by ${about.holdoutBy}`) : null,
      fact('Is left', worth(about.profit)),
      fact('Proven', percent(about.certificate), 'of the best possible, at least')),
    approved
      ? el('p', null, `The list below can be downloaded and handed over: clients only, nothing about prospects${about.withheld > 0 ? `, and none of the ${count(about.withheld, 'client')} withheld` : ''}. For HubSpot or Salesforce: `, el('a', { href: `#/handover?campaign=${encodeURIComponent(called)}` }, 'Hand over'), '.')
      : el('form', { class: 'bar', onsubmit: attempt(async (event) => {
        event.preventDefault();
        await post(`${address}/approve`, { by: by.value });
        page.replaceChildren(el('h1', null));
        await campaign(page, called);
      }) }, el('label', null, 'Your name', by), el('button', { class: 'main' }, 'Approve')),
    list,
    left,
    approved ? brought(about, address) : null,
    el('details', null, el('summary', null, 'What it stands on'), el('p', { class: 'soft' }, about.parameters)));
}

/** What an approved campaign brought, found when it is asked for. */
function brought(about, address) {
  if (!about.holdout) {
    return section('What it brought', el('p', null, 'Nobody can tell: nobody was withheld, so what it brought cannot be told from what would have come anyway; with the next plan, choose a share under “Withhold from”.'));
  }
  const fields = {
    since: field('First day that counts', { type: 'date' }),
    until: field('Last day that counts', { type: 'date' }),
    worth: field('Margin of a new client', { type: 'number', min: 0, step: 'any', placeholder: 'as the data say' }),
    cost: field('What it cost', { type: 'number', min: 0, step: 'any', placeholder: money(about.expectedCost) }),
  };
  const result = el('div', { 'aria-live': 'polite' });
  return section('What it brought',
    el('p', null, 'The clusters that were asked against those that were left alone. Load first who came since, on the page ', el('a', { href: '#/data' }, 'Data'), ': adoptions, referrals, clients.'),
    el('form', { class: 'bar', onsubmit: attempt((event) => {
      event.preventDefault();
      later(result, get(`${address}/brought`, Object.fromEntries(Object.entries(fields).map(([key, { input }]) => [key, input.value]))), told);
    }) }, Object.values(fields).map(({ label }) => label), el('button', { class: 'main' }, 'Measure')),
    el('p', { class: 'soft' }, `Left empty: from the day of the approval, ${day(about.approvedAt)}, until today; a new client is worth its CLV, else the value of the won referral; it cost what the plan expected to spend.`),
    result);

  function told(found) {
    return [el('p', { class: 'said' }, el('strong', null, `${capital(found.verdict)}.`)),
      el('dl', { class: 'told' }, Object.entries(found.facts).map(([heading, text]) => [el('dt', null, capital(heading)), el('dd', null, text)])),
      table({
        caption: 'Lift of the share who came, in points of 100, with intervals of 95 %', file: `brought-${about.name}`, rows: found.lifts,
        columns: [
          { key: 'what', title: 'Told by', sorted: false },
          { key: 'points', title: 'Points', kind: 'number', sorted: false },
          { key: 'low', title: 'From', kind: 'number', sorted: false },
          { key: 'high', title: 'To', kind: 'number', sorted: false },
          { key: 'asked', title: 'People asked', kind: 'number', sorted: false },
          { key: 'left', title: 'People left alone', kind: 'number', sorted: false },
        ],
      }),
      el('ul', { class: 'soft' }, found.notes.map((note) => el('li', null, note))),
      el('p', null, 'Who came since teaches how strong each kind of tie is, for the next plan: ', el('a', { href: '#/learn' }, 'learn again'), '.')];
  }
}
