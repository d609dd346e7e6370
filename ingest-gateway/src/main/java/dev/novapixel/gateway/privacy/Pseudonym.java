package dev.novapixel.gateway.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What stands for an identifier that is an e-mail address: many shops call their customers so. The
 * same address is the same pseudonym within its shop, so stitching works as with any other id, and
 * another one in another shop. Whoever knows the address can compute it: {@code email-} and the
 * first 32 hex digits of SHA-256 over shop, a line feed, and the address in lower case.
 */
public final class Pseudonym {
  private static final String PREFIX = "email-";
  private static final int DIGITS = 32;

  private Pseudonym() {}

  /** {@code id} itself, or what stands for it if it holds an address. */
  public static String of(String id, String shop) {
    return AddressMask.finds(id) ? PREFIX + hash(id, shop) : id;
  }

  private static String hash(String id, String shop) {
    String text = shop + "\n" + id.strip().toLowerCase(Locale.ROOT);
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
