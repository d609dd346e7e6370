// The app that activates the extension sets the endpoint.
register((api) => startShopifyPixel(api, api.settings.endpoint));
