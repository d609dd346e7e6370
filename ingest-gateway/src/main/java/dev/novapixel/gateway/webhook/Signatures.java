package dev.novapixel.gateway.webhook;

import dev.novapixel.schemas.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a body was signed by one of our apps: base64 of HMAC-SHA256 over the body's bytes
 * as they came, under the app's client secret. Several secrets are valid at once, because Shopify
 * goes on signing with the old one for up to an hour after a rotation, and a shop may have several
 * apps. Immutable.
 */
public final class Signatures {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LENGTH = 32;

  /** 32 bytes in base64, with a little room for blanks; longer ones are not decoded. */
  private static final int MAX_TEXT = 64;

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets the apps' client secrets; none: nothing is signed by us
   */
  public Signatures(List<Secret> secrets) {
    this.keys =
        secrets.stream()
            .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8))
            .map(secret -> new SecretKeySpec(secret, ALGORITHM))
            .toList();
  }

  /** Whether there is any secret to check against. */
  boolean areConfigured() {
    return !keys.isEmpty();
  }

  /**
   * Whether {@code signature} is one of ours for {@code body}. All secrets are tried and compared
   * in full, so the time tells nothing; what is no signature at all costs no hashing.
   */
  boolean match(byte[] body, @Nullable String signature) {
    byte[] given = decoded(signature);
    if (given.length != LENGTH) {
      return false;
    }
    boolean matches = false;
    for (SecretKeySpec key : keys) {
      matches |= MessageDigest.isEqual(hmac(key, body), given);
    }
    return matches;
  }

  private static byte[] decoded(@Nullable String signature) {
    if (signature == null || signature.length() > MAX_TEXT) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(signature.strip());
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] hmac(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
