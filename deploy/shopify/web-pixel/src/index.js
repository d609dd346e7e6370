// Generated from ingest-gateway/src/main/web/pixel; change it there, then run
// ./mvnw -pl ingest-gateway -am test -Dtest=ShopifyPixelsTest -Dsurefire.failIfNoSpecifiedTests=false -Dnova.pixels.write=true
import { register } from '@shopify/web-pixels-extension';

// What all of our pixels share: ids, a queue that keeps events until the gateway has them, and a gate that lets
// through what the visitor allows. Runs in pages, sandboxed frames and workers, and depends on nothing.
// Comments stand on lines of their own: pixel.js is served without them.

// Bounds of the queue in memory and in storage, in events and in bytes; beyond them the oldest go.
const MAX_EVENTS = 256;
const MAX_BYTES = 256 * 1024;

// Events that wait in memory for the visitor's answer; beyond, the oldest go.
const MAX_HELD = 50;

// Browsers give 64 KiB to all requests that shall outlive a page; a request of ours takes up to 60, envelope included.
const ROOM = 60 * 1024 - 512;

// Milliseconds. The gateway answers within five seconds, and says itself when to come back.
const PATIENCE = 10_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 120_000;

const QUEUE_KEY = 'nova.queue';

// 32 hexadecimal digits. crypto.randomUUID is missing in pages without TLS and in their workers; this is not.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// What every event has that happens now.
function happened(name) {
  return { id: newId(), name, timestamp: new Date().toISOString() };
}

function entryOf(event) {
  const text = JSON.stringify(event);
  return { id: event.id, text, bytes: new TextEncoder().encode(text).length };
}

// The newest entries that fit the bounds, oldest first.
function bounded(entries) {
  let first = entries.length;
  let bytes = 0;
  while (first > 0 && entries.length - first < MAX_EVENTS && bytes + entries[first - 1].bytes <= MAX_BYTES) {
    first -= 1;
    bytes += entries[first].bytes;
  }
  return entries.slice(first);
}

// What is left of a request's room.
function roomBeside(entries) {
  return entries.reduce((room, { bytes }) => room - bytes - 1, ROOM);
}

// How long to wait before the same events are sent again; nothing if they are settled. What the gateway refuses for
// good would be refused again.
function pauseAfter(response, failures) {
  const refused = response && response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status);
  if (response && (response.ok || refused)) {
    return undefined;
  }
  const asked = response && Number(response.headers.get('Retry-After')) * 1000;
  const grown = FIRST_PAUSE * 2 ** failures * (1 + Math.random()) / 2;
  return Math.min(asked > 0 ? asked : grown, LONGEST_PAUSE);
}

// Sends events in order, one request at a time, and again until they are settled. `openStorage` gives an object like
// localStorage, whose methods may return promises. Other tabs may use the same storage: each save reads what is there,
// and what is sent twice counts once, by its id.
function createQueue(endpoint, openStorage, shop) {
  let waiting = [];
  let flying = [];
  let settled = new Set();
  let failures = 0;
  // Set while a next try is planned, and at first until what an earlier page left behind has been read.
  let timer = -1;
  let saving = load();

  async function read() {
    return JSON.parse((await openStorage().getItem(QUEUE_KEY)) || '[]').map(entryOf);
  }

  async function load() {
    const stored = await read().catch(() => []);
    waiting = bounded([...stored, ...waiting]);
    timer = undefined;
    wake(0);
  }

  function save() {
    const gone = settled;
    settled = new Set();
    // A storage that is full or forbidden leaves the memory, which does as long as the page lives.
    saving = saving.then(() => write(gone)).catch(() => {});
  }

  async function write(gone) {
    const stored = await read().catch(() => []);
    const others = stored.filter(({ id }) => !gone.has(id) && !waiting.some((entry) => entry.id === id));
    const texts = bounded([...others, ...waiting]).map(({ text }) => text);
    await (texts.length > 0 ? openStorage().setItem(QUEUE_KEY, `[${texts}]`) : openStorage().removeItem(QUEUE_KEY));
  }

  function wake(pause) {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (flying.length === 0 && waiting.length > 0) {
        const batch = nextBatch(ROOM);
        // One that is larger than a request may be goes alone, and without outliving the page.
        send(batch.length > 0 ? batch : [waiting[0]]);
      }
    }, pause);
  }

  // The oldest entries that are not under way, as many as there is room for.
  function nextBatch(room) {
    const batch = [];
    for (const entry of waiting.filter((one) => !flying.includes(one))) {
      room -= entry.bytes + 1;
      if (room < 0) {
        break;
      }
      batch.push(entry);
    }
    return batch;
  }

  async function send(batch) {
    flying.push(...batch);
    const response = await post(batch);
    flying = flying.filter((entry) => !batch.includes(entry));
    const pause = pauseAfter(response, failures);
    if (pause === undefined) {
      failures = 0;
      settle(batch);
    } else {
      failures += 1;
    }
    wake(pause ?? 0);
  }

  function settle(batch) {
    waiting = waiting.filter((entry) => !batch.includes(entry));
    batch.forEach(({ id }) => settled.add(id));
    save();
  }

  // A string without headers needs no preflight. The answer is read to its end, because until then the browser counts
  // the request among those that outlive the page.
  async function post(batch) {
    const keepalive = roomBeside(batch) >= 0;
    const signal = AbortSignal.timeout?.(PATIENCE);
    try {
      const response = await fetch(endpoint, { method: 'POST', body: bodyOf(batch), keepalive, credentials: 'omit', signal });
      await response.text();
      return response;
    } catch {
      return undefined;
    }
  }

  function bodyOf(batch) {
    const envelope = JSON.stringify({ v: 1, sentAt: new Date().toISOString(), shop });
    return `${envelope.slice(0, -1)},"events":[${batch.map(({ text }) => text)}]}`;
  }

  // The page may not come back: what fits beside the request under way is sent at once. What is not known to have
  // arrived stays in storage for the next page.
  function flush() {
    const batch = nextBatch(roomBeside(flying));
    if (batch.length > 0) {
      send(batch);
    }
  }

  self.addEventListener('pagehide', flush);
  self.document?.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());

  return {
    add(event) {
      waiting = bounded([...waiting, entryOf(event)]);
      save();
      wake(0);
    },

    // Forgets what has not been sent, other tabs' events included.
    clear() {
      waiting = [];
      saving = saving.then(() => openStorage().removeItem(QUEUE_KEY)).catch(() => {});
    },
  };
}

// Lets events through as far as the visitor allows. A consent is an object in Shopify's words, null where nobody asks
// visitors, and undefined as long as the answer is not known: events are then held in memory, and nothing is stored
// or sent. `clientId(mayCreate)` says who the visitor is, if that is known; `forget` removes what was stored of that.
function createPixel({ endpoint, shop, openStorage, clientId, forget }) {
  let consent;
  let held = [];
  let queue;
  // An answer that could not be told yet, because nobody's id was known.
  let owed = false;

  function isAllowed() {
    return consent !== undefined && consent?.analyticsProcessingAllowed !== false;
  }

  function send(event) {
    queue ??= createQueue(endpoint, openStorage, shop);
    const nova = { ...event.nova, consent: consent ?? undefined };
    queue.add({ ...event, clientId: event.clientId ?? clientId(true), nova });
  }

  // Tells the platform what the visitor answered, which a withdrawal needs most.
  function tellAnswer() {
    const id = clientId(isAllowed());
    owed = !id;
    if (id) {
      send({ ...happened('consent_updated'), type: 'custom', clientId: id });
    }
  }

  return {
    track(event) {
      if (owed) {
        tellAnswer();
      }
      if (isAllowed()) {
        send(event);
      } else if (consent === undefined) {
        held = [...held, event].slice(-MAX_HELD);
      }
    },

    // `answered` if the visitor has just said so, not if it was known before.
    setConsent(next, answered) {
      // Global Privacy Control is an answer that no banner can overrule.
      consent = navigator.globalPrivacyControl ? { ...next, saleOfDataAllowed: false } : next;
      if (!isAllowed()) {
        queue?.clear();
      }
      if (answered) {
        tellAnswer();
      }
      if (isAllowed()) {
        held.forEach(send);
      } else {
        forget();
      }
      held = [];
    },
  };
}

// The pixel for Shopify's sandboxes: hands over Shopify's own events as they are, and adds what they leave out, who is
// logged in and what the visitor allows. `api` is what Shopify gives to pixels.
function startShopifyPixel({ analytics, browser, init, customerPrivacy }, endpoint) {
  let client;
  const customer = init.data?.customer?.id;
  const pixel = createPixel({
    endpoint,
    shop: init.data?.shop?.myshopifyDomain,
    openStorage: () => browser.localStorage,
    clientId: () => client,
    forget() {
      // Shopify's id is Shopify's to keep.
    },
  });

  function take(event) {
    client = event.clientId ?? client;
    pixel.track({ ...event, nova: { customerId: customer == null ? undefined : String(customer) } });
  }

  // Not allowed may mean not asked yet: then the answer is awaited.
  if (!init.customerPrivacy || init.customerPrivacy.analyticsProcessingAllowed) {
    pixel.setConsent(init.customerPrivacy ?? null, false);
  }
  customerPrivacy?.subscribe('visitorConsentCollected', (event) => pixel.setConsent(event.customerPrivacy, true));
  // Not the events of the page's elements: they hold what people type.
  analytics.subscribe('all_standard_events', take);
  analytics.subscribe('all_custom_events', take);
}

// The app that activates the extension sets the endpoint.
register((api) => startShopifyPixel(api, api.settings.endpoint));
