package dev.novapixel.stitcher.mirror;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.mirror.Mirrored;
import dev.novapixel.schemas.mirror.RedisWrite;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stitcher's topics as Redis shows them. */
public final class Views {
  private final RedisKeys keys;

  public Views(RedisKeys keys) {
    this.keys = keys;
  }

  /** Any identifier → its current shopper. */
  public Mirrored<Identity> identities() {
    return new Mirrored<>(Topics.IDENTITIES, this::identity, Identity::receivedAt);
  }

  /** A shopper → its journey. */
  public Mirrored<Shopper> shoppers() {
    return new Mirrored<>(Topics.SHOPPERS, this::journey, null);
  }

  private List<RedisWrite> identity(String key, @Nullable Identity identity) {
    String hash = keys.identity(Keys.shopOf(key), identifier(key));
    return List.of(
        identity == null
            ? new RedisWrite.EmptyHash(hash)
            : new RedisWrite.ReplaceHash(hash, IdentityHash.write(identity)));
  }

  private List<RedisWrite> journey(String key, @Nullable Shopper shopper) {
    String hash = keys.journey(Keys.shopOf(key), identifier(key));
    return List.of(
        shopper == null
            ? new RedisWrite.EmptyHash(hash)
            : new RedisWrite.ReplaceHash(hash, JourneyHash.write(shopper)));
  }

  private static Identifier identifier(String key) {
    return Identifier.parse(KeyText.decode(Keys.restOf(key)))
        .orElseThrow(() -> new IllegalStateException("a key of ours names no identifier"));
  }
}
