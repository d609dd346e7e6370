package dev.novapixel.schemas.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.mirror.RedisWrite.EmptyHash;
import dev.novapixel.schemas.mirror.RedisWrite.Rank;
import dev.novapixel.schemas.mirror.RedisWrite.ReplaceHash;
import dev.novapixel.schemas.mirror.RedisWrite.Unrank;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** What the scripts do to a real Redis. */
final class RedisWriterIT {
  private static final RedisClient REDIS = RedisClient.create(EmbeddedStack.redis().url());

  private final RedisWriter writer = new RedisWriter(REDIS);
  private final String tag = "test:{" + UUID.randomUUID() + "}";
  private final String hash = tag + ":hash";
  private final String ranking = tag + ":ranking";

  @AfterAll
  static void disconnect() {
    REDIS.close();
  }

  @Test
  void aHashHoldsTheNewestFieldsAndNoOthers() {
    write(5, new ReplaceHash(hash, Map.of("views", "1", "gone", "x")));
    write(7, new ReplaceHash(hash, Map.of("views", "2")));

    assertThat(REDIS.hgetAll(hash)).isEqualTo(Map.of("version", "7", "views", "2"));
  }

  @Test
  void anOlderOrEqualVersionChangesNothing() {
    write(10, new ReplaceHash(hash, Map.of("views", "2")));
    write(9, new ReplaceHash(hash, Map.of("views", "9")));
    write(10, new ReplaceHash(hash, Map.of("views", "10")));
    write(9, new EmptyHash(hash));

    assertThat(REDIS.hgetAll(hash)).isEqualTo(Map.of("version", "10", "views", "2"));
  }

  @Test
  void anEmptiedHashKeepsItsVersionForAWhile() {
    write(3, new ReplaceHash(hash, Map.of("views", "2")));
    write(4, new EmptyHash(hash));
    write(2, new ReplaceHash(hash, Map.of("views", "2")));

    assertThat(REDIS.hgetAll(hash)).isEqualTo(Map.of("version", "4"));
    assertThat(REDIS.ttl(hash)).isPositive();
  }

  @Test
  void aHashOfThousandsOfFieldsIsWrittenWhole() {
    Map<String, String> fields = new HashMap<>();
    IntStream.range(0, 20_000).forEach(i -> fields.put("field" + i, "value" + i));
    write(1, new ReplaceHash(hash, fields));

    assertThat(REDIS.hlen(hash)).isEqualTo(20_001);
    assertThat(REDIS.hget(hash, "field19999")).isEqualTo("value19999");
  }

  @Test
  void aMemberHasTheScoreOfItsNewestVersion() {
    write(5, new Rank(ranking, "socks", 1.5));
    write(6, new Rank(ranking, "boots", 3));
    write(4, new Rank(ranking, "socks", 99));

    assertThat(REDIS.zscore(ranking, "socks")).isEqualTo(1.5);
    assertThat(REDIS.zscore(ranking, "boots")).isEqualTo(3);
  }

  @Test
  void aMemberTakenOutIsNotBroughtBackByAnOlderScore() {
    write(5, new Rank(ranking, "socks", 1.5));
    write(6, new Unrank(ranking, "socks"));
    write(5, new Rank(ranking, "socks", 1.5));

    assertThat(REDIS.zscore(ranking, "socks")).isNull();
  }

  @Test
  void scriptsThatRedisForgotAreTaughtAgain() {
    write(1, new ReplaceHash(hash, Map.of("views", "1")), new Rank(ranking, "socks", 1));
    REDIS.scriptFlush();
    write(2, new ReplaceHash(hash, Map.of("views", "2")), new Rank(ranking, "socks", 2));

    assertThat(REDIS.hget(hash, "views")).isEqualTo("2");
    assertThat(REDIS.zscore(ranking, "socks")).isEqualTo(2);
  }

  @Test
  void moreCallsThanAPipelineHoldsAreAnsweredInOrder() {
    List<RedisCall> calls = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      calls.addAll(
          RedisCall.of(1, List.of(new ReplaceHash(tag + i, Map.of("n", Integer.toString(i))))));
    }

    assertThat(writer.run(calls)).hasSize(1_000);
    assertThat(REDIS.hget(tag + 999, "n")).isEqualTo("999");
  }

  private void write(long version, RedisWrite... writes) {
    assertThat(writer.run(RedisCall.of(version, List.of(writes)))).isNotEmpty();
  }
}
