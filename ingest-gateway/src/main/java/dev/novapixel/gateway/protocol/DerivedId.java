package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The id of an event that came without one: a name-based UUID (version 5) of its content and the
 * client's raw time, so that sending it again gives the same id. Order of members, blanks, and what
 * changes from one sending to the next do not matter.
 */
public final class DerivedId {
  private static final UUID NAMESPACE = UUID.fromString("6f0c9a52-5d0e-5b57-8a55-0f6d3f2a7c11");

  /** Members of an event that say how it was sent, not what happened. */
  private static final Set<String> OF_SENDING =
      Set.of("id", "sentAt", "stm", "_metadata", "nova", "writeKey", "shop", "v");

  private DerivedId() {}

  /**
   * The id of the event with this payload.
   *
   * @param payload well-formed JSON
   */
  public static String of(String payload) {
    StringBuilder canonical = new StringBuilder(payload.length());
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    JsonReader json = new JsonReader(bytes, 0, bytes.length, Limits.OF_JSON);
    write(
        json,
        Objects.requireNonNull(json.nextDocument(), "a payload is a document"),
        OF_SENDING,
        canonical);
    return nameBased(canonical.toString()).toString();
  }

  private static void write(
      JsonReader json, JsonToken token, Set<String> leftOut, StringBuilder out) {
    switch (token) {
      case START_OBJECT -> writeObject(json, leftOut, out);
      case START_ARRAY -> {
        out.append('[');
        for (JsonToken element = json.next();
            element != JsonToken.END_ARRAY;
            element = json.next()) {
          write(json, element, Set.of(), out);
          out.append(',');
        }
        out.append(']');
      }
      case VALUE_STRING -> writeText(json.text(), out);
      default -> out.append(json.text());
    }
  }

  private static void writeObject(JsonReader json, Set<String> leftOut, StringBuilder out) {
    TreeMap<String, String> members = new TreeMap<>();
    while (json.next() == JsonToken.FIELD_NAME) {
      String name = json.name();
      StringBuilder value = new StringBuilder();
      write(json, json.next(), Set.of(), value);
      if (!leftOut.contains(name)) {
        members.put(name, value.toString());
      }
    }
    out.append('{');
    members.forEach((name, value) -> {
      writeText(name, out);
      out.append(':').append(value).append(',');
    });
    out.append('}');
  }

  /** With its length ahead no text can pass for another's structure. */
  private static void writeText(String text, StringBuilder out) {
    out.append(text.length()).append('"').append(text);
  }

  private static UUID nameBased(String name) {
    ByteBuffer namespace =
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits());
    MessageDigest digest = sha1();
    digest.update(namespace.array());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
