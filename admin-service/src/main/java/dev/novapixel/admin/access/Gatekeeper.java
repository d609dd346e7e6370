package dev.novapixel.admin.access;

import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.schemas.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the REST API: the admin token and a console session may do everything (a
 * session changes things only with its CSRF token), a shop's server key reads its own shop and says
 * who of its shoppers is whom. A key that is presented decides alone, so that a wrong one is not
 * saved by a cookie. Thread-safe.
 */
public final class Gatekeeper {
  private static final Pattern OF_ONE_SHOP = Pattern.compile("/v1/shops/([^/]+)(/.*)?");

  /** Longer keys are nobody's. */
  private static final int KEY_BOUND = 512;

  private final Secret adminToken;
  private final ConsoleSessions sessions;
  private final ServerKeys serverKeys;

  /** Knows the shops' secret keys. */
  public interface ServerKeys {
    boolean isServerKey(String shop, String key);
  }

  public Gatekeeper(Secret adminToken, ConsoleSessions sessions, ServerKeys serverKeys) {
    this.adminToken = adminToken;
    this.sessions = sessions;
    this.serverKeys = serverKeys;
  }

  /**
   * Judges one request.
   *
   * @param reads whether the request changes nothing
   * @param path the request's path, decoded
   */
  public Verdict judge(boolean reads, String path, Credentials credentials) {
    if (credentials.key() != null) {
      return judgeKey(reads, path, credentials.key());
    }
    Optional<ConsoleSessions.Session> session =
        Optional.ofNullable(credentials.sessionId()).flatMap(sessions::find);
    if (session.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    return reads || same(session.get().csrfToken(), credentials.csrfToken())
        ? Verdict.ALLOWED
        : Verdict.FORGED;
  }

  /** Whether {@code token} is the admin token. */
  public boolean isAdmin(String token) {
    return token.length() <= KEY_BOUND && adminToken.matches(token);
  }

  private Verdict judgeKey(boolean reads, String path, String key) {
    if (isAdmin(key)) {
      return Verdict.ALLOWED;
    }
    Matcher shop = OF_ONE_SHOP.matcher(path);
    boolean known =
        key.length() <= KEY_BOUND
            && shop.matches()
            && ShopId.isValid(shop.group(1))
            && serverKeys.isServerKey(shop.group(1), key);
    if (!known) {
      return Verdict.UNKNOWN;
    }
    boolean allowed = reads ? !isOfKeys(shop.group(2)) : isOfIdentities(shop.group(2));
    return allowed ? Verdict.ALLOWED : Verdict.FOREIGN;
  }

  /** Who a shop's shoppers are is the shop's own business. */
  private static boolean isOfIdentities(@Nullable String rest) {
    return "/splits".equals(rest) || "/erasures".equals(rest);
  }

  /** Keys are the operator's business. */
  private static boolean isOfKeys(@Nullable String rest) {
    return rest != null && rest.startsWith("/keys");
  }

  private static boolean same(String one, @Nullable String other) {
    return other != null
        && MessageDigest.isEqual(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
