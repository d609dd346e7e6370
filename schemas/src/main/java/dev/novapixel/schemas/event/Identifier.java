package dev.novapixel.schemas.event;

import java.util.Optional;

/**
 * One of the names that a storefront gives a person, such as {@code client:4f0c} or {@code
 * customer:7712}.
 *
 * @param type what kind of name it is
 * @param value the name as the storefront wrote it, canonical (no {@code gid://} prefix), not blank
 */
public record Identifier(Type type, String value) implements Comparable<Identifier> {

  /** The kinds of identifier, strongest first. */
  public enum Type {
    /** An account: certain, and the strongest. */
    CUSTOMER("customer"),
    /** One purchase funnel; may cross devices. */
    CHECKOUT("checkout"),
    /** A browser's cookie: stable on one device, anonymous. */
    CLIENT("client");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** The prefix under which it appears in ids, keys and URLs. */
    public String text() {
      return text;
    }
  }

  public Identifier {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identifier needs a value: " + type.text + ":");
    }
  }

  public static Identifier client(String value) {
    return new Identifier(Type.CLIENT, value);
  }

  public static Identifier checkout(String value) {
    return new Identifier(Type.CHECKOUT, value);
  }

  public static Identifier customer(String value) {
    return new Identifier(Type.CUSTOMER, value);
  }

  /** Reads {@code client:…}, {@code checkout:…} or {@code customer:…}; empty if it is neither. */
  public static Optional<Identifier> parse(String text) {
    for (Type type : Type.values()) {
      String prefix = type.text + ":";
      if (text.startsWith(prefix) && text.length() > prefix.length()) {
        String value = text.substring(prefix.length());
        return value.isBlank() ? Optional.empty() : Optional.of(new Identifier(type, value));
      }
    }
    return Optional.empty();
  }

  /** {@code type:value}: how a shopper's id is written everywhere. */
  public String text() {
    return type.text + ":" + value;
  }

  /** Strongest type first, then by value as text. */
  @Override
  public int compareTo(Identifier other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return text();
  }
}
