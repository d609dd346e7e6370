package dev.novapixel.schemas.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How keys are hashed at rest: SHA-256 in lower-case hex. Plain SHA-256 is enough because the keys
 * are 256 random bits, not passwords.
 */
public final class KeyHash {
  private KeyHash() {}

  /** The hash under which {@code key} is kept. */
  public static String of(String key) {
    return HexFormat.of().formatHex(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
