package dev.novapixel.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.local.api.Api;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

/**
 * Measures how long after the gateway's 202 a feature can be read in Redis: new visitors view a
 * product one after the other, and each one's count of views is waited for.
 */
public final class FreshnessProbe implements AutoCloseable {
  private static final String FEATURE = "product_view_count";
  private static final Duration LOOK_EVERY = Duration.ofMillis(1);

  /** The work of a killed instance goes on after 12 s; a loaded machine needs longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Api gateway;
  private final String shop;
  private final RedisKeys keys;
  private final RedisClient redis;

  /**
   * A probe.
   *
   * @param gateway opened by a write key of {@code shop}
   */
  public FreshnessProbe(Api gateway, String shop, Settings settings) {
    this.gateway = gateway;
    this.shop = shop;
    this.keys = new RedisKeys(settings.get(Setting.EPOCH));
    this.redis = RedisClient.create(settings.get(Setting.REDIS_URL));
  }

  /** Lets that many visitors view the product; returns each one's delay, the shortest first. */
  public List<Duration> measure(int visitors, String productId) {
    var delays = new ArrayList<Duration>();
    var run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);
    for (int i = 0; i < visitors; i++) {
      delays.add(one("probe-" + run + "-" + i, productId));
    }
    delays.sort(null);
    return delays;
  }

  private Duration one(String client, String productId) {
    var answer = gateway.post("/v1/events", view(client, productId));
    if (!answer.ok()) {
      throw new StackException("The gateway answers " + answer.problem());
    }
    long accepted = System.nanoTime();
    var key = keys.rolling(shop, Identifier.client(client), Window.LAST_5M);
    var field = FEATURE + "_" + Window.LAST_5M.suffix();
    while (redis.hget(key, field) == null) {
      if (System.nanoTime() - accepted > PATIENCE.toNanos()) {
        throw new StackException(
            "An event was accepted and its feature was not in Redis within %d s; ./nova status shows which part is behind, its log in .nova/logs why."
                .formatted(PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - accepted);
  }

  private static ObjectNode view(String client, String productId) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("id", client).put("name", "product_viewed").put("clientId", client);
    event.put("timestamp", Instant.now().toString());
    event.withObject("/data/productVariant/product").put("id", productId);
    return event;
  }

  /** The value below which that share of the sorted delays lies. */
  public static Duration quantile(List<Duration> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
  }

  @Override
  public void close() {
    redis.close();
  }
}
