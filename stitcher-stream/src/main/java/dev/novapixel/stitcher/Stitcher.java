package dev.novapixel.stitcher;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.StreamsRunner;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.mirror.RedisMirror;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.ops.OpsServer;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.dedup.Horizon;
import dev.novapixel.stitcher.mirror.Views;
import dev.novapixel.stitcher.topology.LoopTopics;
import dev.novapixel.stitcher.topology.StitcherTopology;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import redis.clients.jedis.RedisClient;

/**
 * One stitcher process: the streams, the mirrors of what they write, and the page that says how
 * they are. {@link #close} may be called at any time, from any thread, more than once.
 */
final class Stitcher implements AutoCloseable {
  private static final String APPLICATION = "stitcher";

  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.PIXEL_EVENTS,
          Topics.REJECTED_EVENTS,
          Topics.SHOPPER_EVENTS,
          Topics.IDENTITIES,
          Topics.SHOPPERS,
          Topics.SHOPPER_ALIASES,
          Topics.TALLIES,
          LoopTopics.NODES,
          LoopTopics.JOURNEYS);

  private final Settings settings;
  private final Epoch epoch;
  private final Metrics metrics = new Metrics(APPLICATION);
  private final HttpSchemaRegistry registry;
  private final Admin admin;
  private final RedisClient redis;
  private final StreamsRunner streams;
  private final RedisMirror<Identity> identities;
  private final RedisMirror<Shopper> shoppers;
  private final LoopPurge purge;
  private final OpsServer ops;
  private final AutoCloseable streamsMetrics;
  private boolean closed;

  /** Makes sure of topics and schemas, which waits for Kafka and the registry. */
  Stitcher(Settings settings) {
    this.settings = settings;
    this.epoch = settings.get(Setting.EPOCH);
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    admin = Admin.create(ClientProperties.admin(settings, "nova-stitcher-admin"));
    new TopicProvisioning(admin, settings).ensure(epoch, TOPICS);
    var wire = new WireFormat(registry);
    var freshness = new Freshness(metrics.registry());
    var topology =
        StitcherTopology.build(
            epoch, wire, new Horizon(settings.get(Setting.DEDUP_HORIZON)), freshness);
    streams = new StreamsRunner(topology, ClientProperties.streams(settings, APPLICATION));
    redis = RedisClient.create(settings.get(Setting.REDIS_URL));
    var views = new Views(new RedisKeys(epoch));
    identities = new RedisMirror<>(views.identities(), settings, wire, redis, metrics.registry());
    shoppers = new RedisMirror<>(views.shoppers(), settings, wire, redis, metrics.registry());
    purge =
        new LoopPurge(admin, ClientProperties.applicationId(settings, APPLICATION), loopTopics());
    streamsMetrics = metrics.watch(streams.streams());
    ops = new OpsServer(address(), live(), ready(), metrics);
  }

  /** Where it answers for its health. */
  InetSocketAddress opsAddress() {
    return ops.address();
  }

  void start() {
    streams.start();
    identities.start();
    shoppers.start();
    purge.start();
  }

  /** Blocks until {@link #close}; throws when the streams died. */
  void awaitEnd() throws InterruptedException {
    streams.awaitEnd();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ops.close();
    purge.close();
    quietly(streamsMetrics);
    streams.close();
    identities.close();
    shoppers.close();
    redis.close();
    admin.close();
    registry.close();
    metrics.close();
  }

  private Set<String> loopTopics() {
    return LoopTopics.ALL.stream().map(topic -> topic.in(epoch)).collect(Collectors.toSet());
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(settings.get(Setting.BIND), settings.ports().stitcher());
  }

  private Checks live() {
    return Checks.NONE.with("streams", streams::alive);
  }

  private Checks ready() {
    return Checks.NONE
        .with("streams", streams::ready)
        .with("identities mirror", identities::check)
        .with("shoppers mirror", shoppers::check);
  }

  private static void quietly(AutoCloseable meters) {
    try {
      meters.close();
    } catch (Exception leftBehind) {
      throw new IllegalStateException("Meters cannot be taken down.", leftBehind);
    }
  }
}
