package dev.novapixel.local.compare;

import org.jspecify.annotations.Nullable;

/**
 * Whose state is compared.
 *
 * @param only this shop alone, if one is named
 * @param except all but this one, if one is named
 */
public record Scope(@Nullable String only, @Nullable String except) {
  public static final Scope ALL = new Scope(null, null);

  public static Scope only(String shop) {
    return new Scope(shop, null);
  }

  public static Scope allBut(String shop) {
    return new Scope(null, shop);
  }

  boolean includes(String shop) {
    return (only == null || only.equals(shop)) && !shop.equals(except);
  }
}
