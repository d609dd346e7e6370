// Your gateway's public address and your shop's write key:
const NOVA_ENDPOINT = 'https://GATEWAY/v1/shopify/pixel?k=WRITE-KEY';

startShopifyPixel(
  { analytics, browser, init, customerPrivacy: typeof api === 'undefined' ? customerPrivacy : api.customerPrivacy },
  NOVA_ENDPOINT,
);
