// Stands in for what Shopify gives to a pixel inside its sandbox, frame or worker. Events, answers and storage come
// and go as messages, as they do in a shop: `send` takes one to the shop's page, `receive` one from it.
function shopifyApi(init, settings, send) {
  const subscribers = { standard: [], custom: [], consent: [] };
  const awaited = new Map();
  let calls = 0;

  // Storage is the top frame's, and asynchronous.
  function storage(method) {
    return (...args) =>
      new Promise((resolve) => {
        calls += 1;
        awaited.set(calls, resolve);
        send({ storage: { call: calls, method, args } });
      });
  }

  return {
    receive({ event, consent, stored }) {
      if (event) {
        subscribers[event.type].forEach((callback) => callback(event));
      }
      if (consent) {
        subscribers.consent.forEach((callback) => callback({ customerPrivacy: consent }));
      }
      if (stored) {
        awaited.get(stored.call)(stored.value);
      }
    },
    api: {
      analytics: {
        subscribe(name, callback) {
          subscribers[name === 'all_standard_events' ? 'standard' : 'custom'].push(callback);
        },
      },
      browser: { localStorage: { getItem: storage('getItem'), setItem: storage('setItem'), removeItem: storage('removeItem') } },
      customerPrivacy: {
        subscribe(name, callback) {
          subscribers.consent.push(callback);
        },
      },
      init,
      settings,
    },
  };
}
