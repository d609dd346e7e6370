// pixel.js: the pixel of shops that are not Shopify's. Loaded as
//   <script async src="https://GATEWAY/pixel.js" data-key="WRITE-KEY"></script>
// and spoken to by nova('track', name, data), nova('consent', {…}) and nova('identify', customerId).

const CLIENT_KEY = 'nova.client';
const CONSENT_KEY = 'nova.consent';
const CLIENT_COOKIE = 'nova_client';
const YEAR_SECONDS = 31_536_000;

// Shopify's events, which carry `data`; all others carry `customData`.
const STANDARD = /^(checkout_.*|(page|product|collection|cart)_viewed|(search|payment_info)_submitted|product_(added_to|removed_from)_cart|alert_displayed)$/;

// What the browser forbids, localStorage or cookies in a sandbox, is as if it were empty.
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const recall = (key) => attempt(() => localStorage.getItem(key));
const remember = (key, text) => attempt(() => localStorage.setItem(key, text) ?? true);

// Who the visitor is: the same for as long as localStorage, else a cookie, else this page keeps it.
function createClient() {
  let known;

  function setCookie(value, seconds) {
    attempt(() => (document.cookie = `${CLIENT_COOKIE}=${value}; path=/; max-age=${seconds}; samesite=lax`));
  }

  function cookie() {
    return attempt(() => new RegExp(`\\b${CLIENT_COOKIE}=(\\w+)`).exec(document.cookie)?.[1]);
  }

  function create() {
    const id = newId();
    if (!remember(CLIENT_KEY, id)) {
      setCookie(id, YEAR_SECONDS);
    }
    return id;
  }

  return {
    id(mayCreate) {
      known ||= recall(CLIENT_KEY) || cookie() || (mayCreate ? create() : undefined);
      return known;
    },

    forget() {
      known = undefined;
      setCookie('', 0);
      attempt(() => localStorage.removeItem(CLIENT_KEY));
    },
  };
}

// A consent in Shopify's words, each answered by `answer(word, short word)`.
function consentOf(answer) {
  const words = ['analyticsProcessingAllowed', 'marketingAllowed', 'preferencesProcessingAllowed', 'saleOfDataAllowed'];
  return Object.fromEntries(words.map((word) => [word, answer(word, word.replace(/(Processing)?Allowed/, ''))]));
}

// Shopify's Customer Privacy API, which may still have to load. Where consent is needed and the visitor has not
// answered yet, nothing is known.
function watchShopify(tell) {
  function look(answered) {
    const privacy = Shopify.customerPrivacy;
    const consent = consentOf((word) => privacy[word]?.());
    if (answered || consent.analyticsProcessingAllowed || privacy.currentVisitorConsent?.().analytics === 'no') {
      tell(consent, answered);
    }
  }

  document.addEventListener('visitorConsentCollected', () => look(true));
  if (Shopify.customerPrivacy) {
    look();
  } else {
    Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => error || look());
  }
}

// A consent manager of IAB's Transparency and Consent Framework, and which of its purposes a consent of ours needs:
// 1 store on the device, 3 and 4 personalised advertising, 5 and 6 personalised content, 8 and 9 measure and understand.
const PURPOSES = { analytics: [1, 8, 9], marketing: [1, 3, 4], preferences: [1, 5, 6], saleOfData: [1, 3, 4] };

function watchTcf(tell) {
  __tcfapi('addEventListener', 2, ({ eventStatus, gdprApplies, purpose }, success) => {
    if (success && eventStatus !== 'cmpuishown') {
      const consent = consentOf((word, short) => PURPOSES[short].every((number) => !!purpose?.consents?.[number]));
      tell(gdprApplies === false ? null : consent, eventStatus === 'useractioncomplete');
    }
  });
}

// Whom to ask for consent: a tool that is there; else what the shop said by nova('consent', …), on this page or an
// earlier one; else nobody, and what that means is the shop's setting at the gateway.
function watchConsent(mustWait, tell) {
  const said = JSON.parse(recall(CONSENT_KEY) ?? null);
  if (window.Shopify?.customerPrivacy || window.Shopify?.loadFeatures) {
    watchShopify(tell);
  } else if (window.__tcfapi) {
    watchTcf(tell);
  } else if (said || !mustWait) {
    tell(said, false);
  }
}

function contextOf(referrer) {
  const { href, host, pathname, search } = location;
  const { language, userAgent } = navigator;
  return {
    document: { location: { href, host, pathname, search }, referrer, title: document.title },
    navigator: { language, userAgent },
    window: { innerHeight, innerWidth },
  };
}

// Tells when a page without reloads shows another place. A router may still have to set the title then.
function watchPlaces(moved) {
  const place = () => location.href.replace(/#(?![/!]).*/, '');
  let last = place();

  function look() {
    setTimeout(() => {
      if (place() !== last) {
        const before = last;
        last = place();
        moved(before);
      }
    });
  }

  for (const name of ['pushState', 'replaceState']) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      look();
    };
  }
  addEventListener('popstate', look);
  addEventListener('hashchange', look);
  // Back from the browser's cache of whole pages.
  addEventListener('pageshow', ({ persisted }) => persisted && moved(document.referrer));
}

function startPage(script) {
  const { key, shop, customer, consent: mode, views } = script.dataset;
  const client = createClient();
  const pixel = createPixel({
    endpoint: new URL(`v1/events?k=${encodeURIComponent(key)}`, script.src).href,
    shop,
    openStorage: () => localStorage,
    clientId: client.id,
    forget: client.forget,
  });
  let customerId = customer;
  let referrer = document.referrer;
  let seen = false;

  function track(name, data = {}) {
    const standard = STANDARD.test(name);
    pixel.track({
      ...happened(name),
      type: standard ? 'standard' : 'custom',
      context: contextOf(referrer),
      [standard ? 'data' : 'customData']: data,
      nova: { customerId },
    });
  }

  // Events carry who is logged in; one of its own is sent only if the page's view has gone without.
  function identify(id) {
    const changed = id != null && String(id) !== customerId;
    customerId = id == null ? undefined : String(id);
    if (changed && seen) {
      track('customer_identified');
    }
  }

  function setConsent(given) {
    const said = (word, short) => (Object(given) === given ? given[word] ?? given[short] : given);
    const text = JSON.stringify(consentOf(said));
    const changed = text !== recall(CONSENT_KEY);
    remember(CONSENT_KEY, text);
    pixel.setConsent(JSON.parse(text), changed);
  }

  function viewPage() {
    seen = true;
    track('page_viewed');
  }

  const commands = { track, identify, consent: setConsent };
  const call = (command, ...args) => (commands[command] ? commands[command](...args) : console.warn(`nova: no '${command}'`));
  // Calls from before we were there: what holds for the first view goes before it, all else after it.
  const early = [...(window.nova?.q ?? [])].map((args) => [...args]);
  const isSetting = ([command]) => command === 'identify' || command === 'consent';
  window.nova = call;
  watchConsent(mode === 'wait', pixel.setConsent);
  early.filter(isSetting).forEach((args) => call(...args));
  if (views !== 'manual') {
    viewPage();
    watchPlaces((before) => {
      referrer = before;
      viewPage();
    });
  }
  seen = true;
  early.filter((args) => !isSetting(args)).forEach((args) => call(...args));
}

function start() {
  const script = document.currentScript ?? document.querySelector('script[data-key][src*="pixel"]');
  if (!script?.dataset.key) {
    console.warn('nova: the script has no data-key');
  } else if (!window.novaPixel) {
    // A page that has the script twice counts once.
    window.novaPixel = true;
    // A page that is rendered in advance may never be seen.
    document.prerendering ? document.addEventListener('prerenderingchange', () => startPage(script), { once: true }) : startPage(script);
  }
}

start();
