package dev.novapixel.admin.identity;

import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.outbox.OutboxTopic;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the wish that a shopper be forgotten to the stitcher. Nothing of it is kept here: the wish
 * stands in the outbox until Kafka has it, and names somebody no longer than that. Thread-safe.
 */
public final class ErasureDesk {
  private final Database database;
  private final Outbox outbox;

  public ErasureDesk(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /**
   * Asks that whoever is behind {@code identifier} be forgotten.
   *
   * @param upTo what the gateway receives later stays
   * @return whether there is such a shop
   */
  public boolean ask(String shop, Identifier identifier, Instant upTo) {
    boolean known =
        database.inShop(
            shop,
            handle -> {
              boolean exists =
                  handle
                      .createQuery("SELECT count(*) > 0 FROM shop_settings WHERE shop = :shop")
                      .bind("shop", shop)
                      .mapTo(Boolean.class)
                      .one();
              if (exists) {
                String wish = upTo.toEpochMilli() + " " + identifier.text();
                Outbox.add(handle, Topics.ERASURES, shop, wish);
              }
              return exists;
            });
    outbox.wake();
    return known;
  }

  /** How the outbox tells the stitcher: the notice itself says all there is. */
  public static OutboxTopic<Erasure> topic() {
    return new OutboxTopic<>(
        Topics.ERASURES,
        (shop, wish) -> Keys.erasure(erasure(shop, wish)),
        (_, shop, wish) -> erasure(shop, wish));
  }

  private static Erasure erasure(String shop, @Nullable String wish) {
    String[] parts = Objects.requireNonNull(wish).split(" ", 2);
    return new Erasure(
        shop,
        Identifier.parse(parts[1]).orElseThrow(),
        null,
        Instant.ofEpochMilli(Long.parseLong(parts[0])),
        false);
  }
}
