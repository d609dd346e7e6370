package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.stage.People;
import dev.novapixel.recs.stage.RedisHand;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.RedisClient;

class RedisKnowledgeIT extends KnowledgeContract {
  private final Stage stage = Stage.get();
  private final RedisClient redis =
      Stores.redis(stage.settings().get(Setting.REDIS_URL), Stores.LONG);

  @AfterEach
  void close() {
    redis.close();
  }

  @Override
  Knowledge filled() {
    RedisHand hand = stage.redis();
    hand.clear();
    hand.totals(SHOP, 100, 50);
    hand.viewed(SHOP, "cotton", 50, Map.of("wool", 30L));
    hand.viewed(SHOP, "silk", 20, Map.of("wool", 5L));
    hand.viewed(SHOP, "wool", 40, Map.of("cotton", 30L, "silk", 5L));
    hand.bought(SHOP, "wool", 10, Map.of("garter", 6L));
    hand.bought(SHOP, "garter", 8, Map.of("wool", 6L));
    hand.popular(SHOP, Map.of("cotton", 3.0, "wool", 2.0, "silk", 1.0));
    hand.popularIn(SHOP, "Fine & soft", Map.of("wool", 2.0, "silk", 1.0));
    hand.popular(OTHER, Map.of("boots", 1.0));
    hand.product(
        new ProductFeatures(
            SHOP,
            "cotton",
            "Cotton sock",
            "plain",
            "Acme",
            995L,
            "EUR",
            People.NOON,
            List.of(),
            List.of()));
    return new RedisKnowledge(redis, new RedisKeys(Epoch.FIRST), Duration.ZERO);
  }
}
