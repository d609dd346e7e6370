package dev.novapixel.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.novapixel.schemas.access.KeyHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The browsers that are logged in to the console, in memory: a restart logs everybody out. Session
 * ids are kept as hashes only. Thread-safe.
 */
public final class ConsoleSessions {
  /** How long a login lasts. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** Sessions at once; the one used least recently is logged out for the next. */
  private static final int BOUND = 1_000;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Cache<String, Session> byHash;

  public ConsoleSessions(Ticker ticker) {
    this.byHash =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(LIFE).maximumSize(BOUND).build();
  }

  /**
   * A login.
   *
   * @param csrfToken what a page of ours sends with each change, and a foreign page cannot know
   */
  public record Session(String csrfToken) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Session[…]";
    }
  }

  /** Begins a session; its id is for the browser's cookie alone. */
  public String begin() {
    String id = random();
    byHash.put(KeyHash.of(id), new Session(random()));
    return id;
  }

  /** The session of an id that a browser presents. */
  public Optional<Session> find(String id) {
    return Optional.ofNullable(byHash.getIfPresent(KeyHash.of(id)));
  }

  public void end(String id) {
    byHash.invalidate(KeyHash.of(id));
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
