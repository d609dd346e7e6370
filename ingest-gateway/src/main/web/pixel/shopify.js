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
