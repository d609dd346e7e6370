// An extension's settings come from the app that activates it.
register((api) => startShopifyPixel(api, api.settings.endpoint));
