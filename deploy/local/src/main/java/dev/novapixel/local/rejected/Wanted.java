package dev.novapixel.local.rejected;

import dev.novapixel.schemas.event.RejectedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected events somebody asks for.
 *
 * @param shop only this shop's
 * @param code only those refused for this reason
 * @param since only those received then or later
 */
public record Wanted(@Nullable String shop, @Nullable String code, Instant since) {

  /** Whether it is one of those asked for. */
  public boolean includes(RejectedEvent event) {
    return (shop == null || shop.equals(event.shop()))
        && (code == null || code.equals(event.code()))
        && !event.receivedAt().isBefore(since);
  }
}
