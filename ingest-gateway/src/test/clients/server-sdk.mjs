// A server with one of the SDKs that servers use, unmodified:
//   node server-sdk.mjs SDK GATEWAY KEY CLIENT CUSTOMER
// Hears `track N`, which tracks N more views of products, and `flush`.
import { Analytics as SegmentAnalytics } from '@segment/analytics-node';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { buildSelfDescribingEvent, newTracker } from '@snowplow/node-tracker';
import { hear, say } from './parent.mjs';

const ECOMMERCE = 'iglu:com.snowplowanalytics.snowplow.ecommerce';
const [sdk, gateway, key, client, customer] = process.argv.slice(2);

const sdks = {
  'snowplow-node'() {
    const tracker = newTracker(
      { namespace: 'shop', appId: 'shop' },
      { endpoint: `${new URL(gateway).host}/s/${key}`, protocol: 'http', bufferSize: 5 },
    );
    tracker.setDomainUserId(client);
    tracker.setUserId(customer);
    return {
      track(product) {
        const event = { schema: `${ECOMMERCE}/snowplow_ecommerce_action/jsonschema/1-0-2`, data: { type: 'product_view' } };
        const entity = { schema: `${ECOMMERCE}/product/jsonschema/1-0-0`, data: { id: product, price: 18.9, currency: 'EUR' } };
        tracker.track(buildSelfDescribingEvent({ event }), [entity]);
      },
      flush: () => tracker.flush(),
    };
  },

  'segment-node'() {
    const analytics = new SegmentAnalytics({ writeKey: key, host: gateway, flushAt: 5, flushInterval: 100 });
    analytics.on('error', (error) => console.error(error));
    return {
      track(product) {
        analytics.track({ event: 'Product Viewed', anonymousId: client, userId: customer, properties: { product_id: product, price: 18.9 } });
      },
      flush() {
        // It sends after 100 ms by itself, and tries again by itself.
      },
    };
  },

  'rudder-node'() {
    // Three tries are its default; an outage may take longer than those.
    const analytics = new RudderAnalytics(key, { dataPlaneUrl: gateway, flushAt: 5, flushInterval: 100, retryCount: 20 });
    return {
      track(product) {
        analytics.track({ event: 'Product Viewed', anonymousId: client, userId: customer, properties: { product_id: product, price: 18.9 } });
      },
      flush() {
        // As Segment's.
      },
    };
  },
};

const { track, flush } = sdks[sdk]();
let products = 0;
say('ready');
for (;;) {
  const [command, count] = (await hear()).split(' ');
  if (command === 'track') {
    for (let i = 0; i < Number(count); i += 1) {
      products += 1;
      track(`product-${products}`);
    }
  } else {
    flush();
  }
}
