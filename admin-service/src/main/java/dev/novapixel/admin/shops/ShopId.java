package dev.novapixel.admin.shops;

import java.util.regex.Pattern;

/** How a shop's id is spelt: its domain, in lower case, at most 253 characters. */
public final class ShopId {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  private ShopId() {}

  public static boolean isValid(String text) {
    return DOMAIN.matcher(text).matches();
  }
}
