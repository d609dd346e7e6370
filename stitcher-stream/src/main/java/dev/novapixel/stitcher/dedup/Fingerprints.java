package dev.novapixel.stitcher.dedup;

import dev.novapixel.schemas.event.PixelEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The 128-bit hashes under which an event is remembered: the first half is that of its record key,
 * so that all of a key can be forgotten at once.
 *
 * @param id of its record key (which begins with the shop) and its id
 * @param content of what Shopify repeats when it sends one event twice under two ids; null for
 *     events of other senders
 */
public record Fingerprints(Fingerprint id, @Nullable Fingerprint content) {
  /** Looking an algorithm up costs more than hashing an event. */
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(Fingerprints::sha256);

  /** A hash of 128 bits. */
  public record Fingerprint(long high, long low) {
    /** The inverse of {@link #bytes}. */
    public static Fingerprint of(byte[] bytes) {
      var buffer = ByteBuffer.wrap(bytes);
      return new Fingerprint(buffer.getLong(), buffer.getLong());
    }

    /** Its 16 bytes: the key under which it is kept. */
    public byte[] bytes() {
      return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }
  }

  /**
   * The hashes of {@code event} in the record of {@code key}.
   *
   * @param token the token in its payload, if any
   * @param line the product and variant that it is about, if it is about one
   */
  public static Fingerprints of(
      String key, PixelEvent event, @Nullable String token, @Nullable String line) {
    long half = half(key);
    return new Fingerprints(
        new Fingerprint(half, half("id", key, event.eventId())),
        isShopifyId(event.eventId())
                && event.clientTime() != null
                && (token != null || line != null)
            ? new Fingerprint(
                half, half("content", key, event.name(), token, line, event.clientTime()))
            : null);
  }

  /** Shopify's own ids; senders that derive theirs may well repeat a row within one second. */
  private static boolean isShopifyId(String id) {
    return id.startsWith("sh-") || id.startsWith("shu-");
  }

  /** The first and the last of all fingerprints that the events of a record key may have. */
  public static List<Fingerprint> range(String key) {
    long half = half(key);
    return List.of(new Fingerprint(half, 0), new Fingerprint(half, -1));
  }

  private static long half(@Nullable String... parts) {
    MessageDigest digest = SHA_256.get();
    for (String part : parts) {
      if (part != null) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      // Neither byte occurs in UTF-8, so that no two lists of parts run together.
      digest.update(part == null ? (byte) 0xFE : (byte) 0xFF);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
