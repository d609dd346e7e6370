// A page with Segment's analytics-next, unmodified. Its settings are given, so that it asks nobody for them.
import { AnalyticsBrowser } from '@segment/analytics-next';

window.sdk = {
  async open(gateway, key, customer) {
    const { host, protocol } = new URL(gateway);
    const [analytics] = await AnalyticsBrowser.load(
      {
        writeKey: key,
        cdnSettings: { integrations: { 'Segment.io': { apiKey: key, apiHost: `${host}/v1`, protocol: protocol.slice(0, -1) } } },
      },
      { disableClientPersistence: false },
    );
    this.analytics = analytics;
    analytics.identify(customer);
    analytics.page();
    return analytics.user().anonymousId();
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
