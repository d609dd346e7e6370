'use strict';

/* Asks for the chosen shop's statistics each second while the page is in view, and shows them. */

const EVERY = 1000;
const SHOPS_EVERY = 15000;
const NUMBER = new Intl.NumberFormat('en');
const SVG = 'http://www.w3.org/2000/svg';
const OUTCOMES = [
  ['counted', 'counted', 'Counted'],
  ['duplicate', 'duplicate', 'Duplicates'],
  ['rejected', 'rejected', 'Rejected'],
  ['dropped_by_consent', 'dropped', 'Dropped by consent'],
  ['bot', 'bot', 'Bots'],
];

const byId = (id) => document.getElementById(id);
const shopChoice = byId('shop');
let csrfToken = '';
let etag = '';
let asking = 0;
let next = 0;

async function ask(path, options = {}) {
  const answer = await fetch(path, { ...options, cache: 'no-store' });
  if (answer.status === 401) {
    location.replace('/login');
  }
  return answer;
}

/** A decimal string with its own decimals, grouped. */
function money(amount, currency) {
  const decimals = (amount.split('.')[1] || '').length;
  const shown = Number(amount).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${shown} ${currency}`;
}

function text(id, value) {
  const node = byId(id);
  const shown = typeof value === 'number' ? NUMBER.format(value) : value;
  if (node.textContent !== shown) {
    node.textContent = shown;
  }
}

function element(name, className, content) {
  const node = document.createElement(name);
  if (className) {
    node.className = className;
  }
  if (content !== undefined) {
    node.textContent = content;
  }
  return node;
}

function drawing(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

/** The least round number that is not below the greatest value, so that the scale stays calm. */
function ceiling(values) {
  const most = Math.max(4, ...values);
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= most);
}

function showRate(rate) {
  text('rate', rate.per_second >= 10 ? Math.round(rate.per_second) : Number(rate.per_second.toFixed(1)));
  const values = rate.last_seconds;
  const top = ceiling(values);
  const x = (i) => ((i / (values.length - 1)) * 600).toFixed(1);
  const y = (value) => (119 - (value / top) * 116).toFixed(1);
  const line = values.map((value, i) => `${i ? 'L' : 'M'}${x(i)} ${y(value)}`).join('');
  byId('spark-line').setAttribute('d', line);
  byId('spark-area').setAttribute('d', `${line}L600 120L0 120Z`);
  text('spark-max', `${NUMBER.format(top)}/s`);
}

function showTop(products, window) {
  text('top-window', window === '24h' ? 'by views, last 24 hours' : 'by views, all days');
  byId('top-empty').hidden = products.length > 0;
  const most = Math.max(1, ...products.map((product) => product.views));
  byId('top').replaceChildren(...products.map((product, i) => topRow(product, i, most)));
}

function topRow(product, i, most) {
  const row = element('tr');
  const name = element('td', 'name');
  const title = element('span', 'title', product.title || `Product ${product.product_id}`);
  title.title = `${title.textContent} (${product.product_id})`;
  name.append(title);
  if (product.category) {
    name.append(element('span', 'category', product.category));
  }
  const share = drawing('svg', { class: 'share', viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  share.append(drawing('rect', { width: (100 * product.views) / most, height: 1 }));
  name.append(share);
  row.append(element('td', 'rank', String(i + 1)), name, element('td', 'views', NUMBER.format(product.views)));
  return row;
}

function showOutcomes(events) {
  text('read', events.read);
  const bar = drawing('svg', { viewBox: '0 0 100 1', preserveAspectRatio: 'none' });
  const list = [];
  let from = 0;
  for (const [field, className, label] of OUTCOMES) {
    const width = events.read ? (100 * events[field]) / events.read : 0;
    bar.append(drawing('rect', { class: className, x: from, width, height: 1 }));
    from += width;
    const term = element('dt');
    term.append(element('span', `swatch ${className}`), label);
    list.push(term, element('dd', '', NUMBER.format(events[field])));
  }
  byId('outcome-bar').replaceChildren(bar);
  byId('outcomes').replaceChildren(...list);
  text('refused', events.gateway_rejected
    ? `${NUMBER.format(events.gateway_rejected)} more were refused by the gateway.` : '');
}

function showLag(lag) {
  const rows = [...Object.entries(lag.streams), ['projection', lag.projection_running ? lag.projection : null]];
  const list = rows.flatMap(([name, records]) => {
    const known = records !== null;
    const className = known ? (records > 1000 ? 'behind' : '') : 'unknown';
    return [
      element('dt', '', name[0].toUpperCase() + name.slice(1)),
      element('dd', className, known ? NUMBER.format(records) : 'not known'),
    ];
  });
  byId('lag').replaceChildren(...list);
  const behind = rows.some(([, records]) => records === null || records > 1000);
  state(behind ? 'behind' : 'live', behind ? 'behind' : 'live');
}

function show({ data, meta }) {
  showRate(data.rate);
  text('sessions-open', data.sessions.open);
  text('sessions-today', data.sessions.today);
  text('sessions-total', data.sessions.total);
  text('shoppers-today', data.shoppers.active_today);
  text('shoppers-total', data.shoppers.total);
  text('orders-today', data.orders.today);
  text('orders-total', data.orders.total);
  const value = Object.entries(data.orders.value).map(([currency, amount]) => money(amount, currency));
  text('orders-value', value.length ? ` · ${value.join(', ')}` : '');
  const { today, converted_today: converted } = data.sessions;
  text('conversion', today ? `${((100 * converted) / today).toFixed(1)} %` : '–');
  text('converted', `${NUMBER.format(converted)} of ${NUMBER.format(today)} today`);
  showTop(data.top_products, data.top_products_window);
  showOutcomes(data.events);
  showLag(data.lag);
  text('epoch', data.epoch);
  text('as-of', `${meta.as_of.slice(0, 19).replace('T', ' ')} UTC`);
  document.title = `${data.shop} · Nova Pixel`;
}

function state(className, words) {
  byId('state').className = `state ${className}`;
  text('state-text', words);
}

async function refresh() {
  const shop = shopChoice.value;
  if (!shop || document.hidden) {
    return;
  }
  const answer = await ask(`/v1/shops/${encodeURIComponent(shop)}/stats`,
    { headers: etag ? { 'If-None-Match': etag } : {} });
  if (answer.status === 200) {
    etag = answer.headers.get('ETag') || '';
    show(await answer.json());
    byId('main').hidden = false;
  } else if (answer.status !== 304) {
    throw new Error(`HTTP ${answer.status}`);
  }
}

async function tick() {
  const mine = ++asking;
  clearTimeout(next);
  try {
    await refresh();
  } catch {
    etag = '';
    state('away', 'no answer');
  }
  if (mine === asking) {
    next = setTimeout(tick, EVERY);
  }
}

async function shops() {
  const names = [];
  let cursor = '';
  do {
    const answer = await ask(`/v1/shops?limit=200&cursor=${encodeURIComponent(cursor)}`);
    const page = await answer.json();
    names.push(...page.data.map((shop) => shop.shop));
    cursor = page.meta.next_cursor;
  } while (cursor);
  return names;
}

async function chooseShops() {
  const names = await shops();
  const shown = [...shopChoice.options].map((option) => option.value);
  if (names.join() !== shown.join()) {
    const wanted = shopChoice.value || decodeURIComponent(location.hash.slice(1));
    shopChoice.replaceChildren(...names.map((name) => new Option(name, name, false, name === wanted)));
  }
  shopChoice.disabled = names.length === 0;
  byId('nothing').hidden = names.length > 0;
}

async function logout() {
  await ask('/v1/session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrfToken } });
  location.replace('/login');
}

async function begin() {
  const session = await (await ask('/v1/session')).json();
  csrfToken = session.data.csrf_token || '';
  await chooseShops();
  setInterval(() => { if (!document.hidden) { chooseShops().catch(() => {}); } }, SHOPS_EVERY);
  tick();
}

shopChoice.addEventListener('change', () => {
  location.hash = encodeURIComponent(shopChoice.value);
  etag = '';
  tick();
});
document.addEventListener('visibilitychange', () => { if (!document.hidden) { tick(); } });
byId('logout').addEventListener('click', logout);
begin().catch(() => { state('away', 'no answer'); setTimeout(() => location.reload(), 5000); });
