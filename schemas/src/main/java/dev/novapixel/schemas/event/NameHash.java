package dev.novapixel.schemas.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What remains of the name of somebody who is to be forgotten: they can be known again by it, but
 * not read. Salted with where it stands, such as the shop.
 */
public final class NameHash {
  private NameHash() {}

  /** 64 bits of it. */
  public static long of(String salt, String name) {
    return of(salt, name.getBytes(StandardCharsets.UTF_8));
  }

  /** 64 bits of the hash of what is no name. */
  public static long of(String salt, byte[] bytes) {
    return ByteBuffer.wrap(digest(salt, bytes)).getLong();
  }

  /** 128 bits of it, in hex. */
  public static String text(String salt, String name) {
    return HexFormat.of().formatHex(digest(salt, name.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  private static byte[] digest(String salt, byte[] bytes) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      return sha.digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
