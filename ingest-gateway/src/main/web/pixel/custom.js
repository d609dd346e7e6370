// Your gateway's public address, and the shop's write key:
const NOVA_ENDPOINT = 'https://GATEWAY/v1/shopify/pixel?k=WRITE-KEY';

// Shopify gives custom pixels all of this by name, and the visitor's answers as part of `api`.
const answers = typeof api === 'undefined' ? customerPrivacy : api.customerPrivacy;
startShopifyPixel({ analytics, browser, init, customerPrivacy: answers }, NOVA_ENDPOINT);
