package dev.novapixel.schemas.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that is ever moved between shoppers: one client's events under one owner, or
 * the clientless events of one token or of one customer.
 *
 * @param text {@code client:C|guest}, {@code client:C|customer:U}, {@code checkout:T}, {@code
 *     checkout:T|customer:U} or {@code customer:U}, with values percent-encoded as in topic keys
 */
public record UnitId(String text) implements Comparable<UnitId> {

  /** The events of {@code client} before anybody logged in on it. */
  public static UnitId guest(String client) {
    return new UnitId("client:" + KeyText.encode(client) + "|guest");
  }

  /** The events of {@code client} while {@code customer} was logged in on it. */
  public static UnitId owned(String client, String customer) {
    return new UnitId("client:" + KeyText.encode(client) + "|customer:" + KeyText.encode(customer));
  }

  /** The events of a purchase funnel that carry no client, and its order. */
  public static UnitId ofToken(String token) {
    return new UnitId("checkout:" + KeyText.encode(token));
  }

  /** The clientless events of a purchase funnel that name {@code customer}. */
  public static UnitId ofToken(String token, String customer) {
    return new UnitId(
        "checkout:" + KeyText.encode(token) + "|customer:" + KeyText.encode(customer));
  }

  /** The events of an account that carry neither client nor token. */
  public static UnitId ofCustomer(String customer) {
    return new UnitId("customer:" + KeyText.encode(customer));
  }

  /** The unit of a client under its owner, or under nobody. */
  public static UnitId of(String client, @Nullable String customer) {
    return customer == null ? guest(client) : owned(client, customer);
  }

  /** The client whose events it holds; empty for clientless ones. */
  public Optional<String> client() {
    int end = text.indexOf('|');
    return end < 0 || !text.startsWith("client:")
        ? Optional.empty()
        : Optional.of(valueOf(text.substring(0, end)));
  }

  /** The customer under whose name the events of a client or a token stand, if there is one. */
  public Optional<String> customer() {
    int end = text.indexOf('|');
    return end < 0 || text.endsWith("|guest")
        ? Optional.empty()
        : Optional.of(valueOf(text.substring(end + 1)));
  }

  private static String valueOf(String typed) {
    return KeyText.decode(typed.substring(typed.indexOf(':') + 1));
  }

  @Override
  public int compareTo(UnitId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
