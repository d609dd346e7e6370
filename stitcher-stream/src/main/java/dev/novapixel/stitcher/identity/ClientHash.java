package dev.novapixel.stitcher.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes by which a client can be known again but not read, salted by where they stand. */
final class ClientHash {
  private ClientHash() {}

  /** 64 bits of it. */
  static long of(String salt, String client) {
    return ByteBuffer.wrap(digest(salt, client)).getLong();
  }

  /** 128 bits of it, in hex. */
  static String text(String salt, String client) {
    return HexFormat.of().formatHex(digest(salt, client), 0, 16);
  }

  private static byte[] digest(String salt, String client) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      return sha.digest(client.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
