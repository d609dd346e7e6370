// A page with RudderStack's analytics-js, unmodified but for the source's settings, which it is given instead of
// asking RudderStack's cloud for them.
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';

const source = (key) => ({
  updatedAt: new Date(0).toISOString(),
  source: {
    id: 'shop',
    name: 'shop',
    writeKey: key,
    enabled: true,
    workspaceId: 'shop',
    updatedAt: new Date(0).toISOString(),
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    destinations: [],
    connections: [],
  },
});

window.sdk = {
  open(gateway, key, customer) {
    const analytics = new RudderAnalytics();
    this.analytics = analytics;
    analytics.load(key, gateway, { getSourceConfig: () => source(key), logLevel: 'DEBUG' });
    return new Promise((resolve) => {
      analytics.ready(() => {
        analytics.identify(customer);
        analytics.page();
        resolve(analytics.getAnonymousId());
      });
    });
  },
  track(from, to) {
    for (let number = from; number < to; number += 1) {
      this.analytics.track('Product Viewed', { product_id: `product-${number}`, price: 18.9, currency: 'EUR' });
    }
  },
  flush() {
    // It sends and tries again by itself.
  },
};
