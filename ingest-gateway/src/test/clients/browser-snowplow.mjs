// A page with Snowplow's tracker and its e-commerce plugin, unmodified. A test calls open(…) and track(…).
import { flushBuffer, newTracker, setUserId, trackPageView } from '@snowplow/browser-tracker';
import { SnowplowEcommercePlugin, trackAddToCart, trackProductView, trackTransaction } from '@snowplow/browser-plugin-snowplow-ecommerce';

const product = (id) => ({ id, name: 'Enamel mug', category: 'Drinkware', price: 18.9, currency: 'EUR', quantity: 1 });

window.sdk = {
  open(gateway, key, customer) {
    const tracker = newTracker('shop', `${gateway}/s/${key}`, { appId: 'shop', plugins: [SnowplowEcommercePlugin()] });
    setUserId(customer);
    trackPageView();
    return tracker.getDomainUserId();
  },
  track(from, to) {
    for (let number = from; number < to; number += 1) {
      trackProductView(product(`product-${number}`));
    }
  },
  buy() {
    trackAddToCart({ products: [product('product-1')], total_value: 18.9, currency: 'EUR' });
    trackTransaction({ transaction_id: 'order-1', revenue: 18.9, currency: 'EUR', payment_method: 'card', products: [product('product-1')] });
  },
  flush: () => flushBuffer(),
};
