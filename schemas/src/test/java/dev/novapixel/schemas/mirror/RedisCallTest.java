package dev.novapixel.schemas.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.novapixel.schemas.mirror.RedisWrite.EmptyHash;
import dev.novapixel.schemas.mirror.RedisWrite.Rank;
import dev.novapixel.schemas.mirror.RedisWrite.ReplaceHash;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

final class RedisCallTest {

  @Test
  void theHashesOfOneShopperAreWrittenInOneCall() {
    List<RedisCall> calls =
        RedisCall.of(
            7,
            List.of(
                new ReplaceHash("nova:e1:{demo|ann}:features:5m", Map.of("views", "3")),
                new EmptyHash("nova:e1:{demo|ann}:features:1h")));

    assertThat(calls).singleElement().satisfies(call -> assertThat(call.keys()).hasSize(2));
  }

  @Test
  void noCallTouchesTwoSlotsOfACluster() {
    List<RedisCall> calls =
        RedisCall.of(
            7,
            List.of(
                new ReplaceHash("nova:e1:{demo|ann}:journey", Map.of("journey", "{}")),
                new ReplaceHash("nova:e1:{demo|id|client:ann}", Map.of("shopper", "client:ann")),
                new Rank("nova:e1:{demo|popular}:views", "socks", 3),
                new Rank("untagged", "socks", 3)));

    assertThat(calls).hasSize(4);
    assertThat(calls)
        .allSatisfy(call ->
            assertThat(call.keys().stream().map(JedisClusterCRC16::getSlot).distinct()).hasSize(1));
  }

  @Test
  void theVersionFieldIsTheMirrorsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplaceHash("key", Map.of("version", "9")));
  }
}
