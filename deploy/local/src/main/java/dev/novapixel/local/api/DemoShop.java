package dev.novapixel.local.api;

import dev.novapixel.local.api.Shops.KeyKind;
import java.util.Arrays;
import java.util.Optional;

/**
 * The shops that the local stack, and nothing else, comes with. Their keys are known to everybody.
 */
public enum DemoShop {
  CLICKS("demo.nova.test", "demo-write-key", "demo-server-key", "USD"),
  BASKETS("baskets.nova.test", "demo-baskets-write-key", "demo-baskets-server-key", "GBP");

  private final String shop;
  private final String writeKey;
  private final String serverKey;
  private final String currency;

  DemoShop(String shop, String writeKey, String serverKey, String currency) {
    this.shop = shop;
    this.writeKey = writeKey;
    this.serverKey = serverKey;
    this.currency = currency;
  }

  public String shop() {
    return shop;
  }

  public String writeKey() {
    return writeKey;
  }

  public String serverKey() {
    return serverKey;
  }

  public static Optional<DemoShop> named(String shop) {
    return Arrays.stream(values()).filter(demo -> demo.shop.equals(shop)).findFirst();
  }

  /**
   * Makes the shop and its keys where they are missing. Its events say nothing of consent: they are
   * taken.
   */
  public void ensure(Shops shops) {
    if (!shops.exists(shop)) {
      shops.add(shop, "granted", currency);
    }
    shops.addKey(shop, KeyKind.WRITE, writeKey);
    shops.addKey(shop, KeyKind.SERVER, serverKey);
  }
}
