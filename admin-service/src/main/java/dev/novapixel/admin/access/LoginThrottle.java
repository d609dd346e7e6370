package dev.novapixel.admin.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses logins from an address after too many wrong ones, the right one included, until {@link
 * #WINDOW} has passed since the first. Thread-safe.
 */
public final class LoginThrottle {
  /** Wrong logins within {@link #WINDOW} before an address has to wait. */
  static final int ATTEMPTS = 10;

  /** How long an address has to wait at most. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  /** Addresses remembered at once; beyond it the one least recently seen is forgotten. */
  private static final int BOUND = 10_000;

  private final Cache<String, AtomicInteger> failures;

  public LoginThrottle(Ticker ticker) {
    this.failures =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(WINDOW).maximumSize(BOUND).build();
  }

  public boolean isBlocked(String address) {
    AtomicInteger count = failures.getIfPresent(address);
    return count != null && count.get() >= ATTEMPTS;
  }

  public void failed(String address) {
    failures.get(address, _ -> new AtomicInteger()).incrementAndGet();
  }
}
