package dev.novapixel.stitcher;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.LoopPurge;
import dev.novapixel.schemas.kafka.StreamsRunner;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.mirror.Mirrored;
import dev.novapixel.schemas.mirror.RedisMirror;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.ops.OpsServer;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.dedup.Horizon;
import dev.novapixel.stitcher.mirror.Views;
import dev.novapixel.stitcher.topology.LoopTopics;
import dev.novapixel.stitcher.topology.StitcherTopology;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;

/**
 * One stitcher process: the streams, the mirrors of what they write, and the page that says how
 * they are. {@link #close} may be called at any time, from any thread, more than once.
 */
final class Stitcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stitcher.class);
  private static final String APPLICATION = "stitcher";

  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.PIXEL_EVENTS,
          Topics.REJECTED_EVENTS,
          Topics.IDENTITY_COMMANDS,
          Topics.ERASURES,
          Topics.SHOPPER_EVENTS,
          Topics.IDENTITIES,
          Topics.SHOPPERS,
          Topics.SHOPPER_ALIASES,
          Topics.TALLIES,
          LoopTopics.NODES,
          LoopTopics.JOURNEYS);

  /** What to close, the last opened first. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private final Metrics metrics;
  private final StreamsRunner streams;
  private final RedisMirror<?> identities;
  private final RedisMirror<?> shoppers;
  private final LoopPurge purge;
  private final OpsServer ops;

  /** Makes sure of topics and schemas, which waits for Kafka and the registry. */
  Stitcher(Settings settings) {
    Epoch epoch = settings.get(Setting.EPOCH);
    metrics = open(new Metrics(APPLICATION));
    var registry = open(new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL)));
    var admin = open(Admin.create(ClientProperties.admin(settings, "nova-stitcher-admin")));
    new TopicProvisioning(admin, settings).ensure(epoch, TOPICS);
    var wire = new WireFormat(registry);
    var redis = open(RedisClient.create(settings.get(Setting.REDIS_URL)));
    var views = new Views(new RedisKeys(epoch));
    identities = mirror(views.identities(), settings, wire, redis);
    shoppers = mirror(views.shoppers(), settings, wire, redis);
    var horizon = new Horizon(settings.get(Setting.DEDUP_HORIZON));
    var freshness = new Freshness(metrics.registry());
    var topology =
        StitcherTopology.build(epoch, wire, KnownCuts.read(settings, wire), horizon, freshness);
    streams = open(new StreamsRunner(topology, ClientProperties.streams(settings, APPLICATION)));
    open(metrics.watch(streams.streams()));
    purge =
        open(
            new LoopPurge(
                admin, ClientProperties.applicationId(settings, APPLICATION), loops(epoch)));
    var address =
        new InetSocketAddress(
            settings.get(Setting.BIND),
            settings.find(Setting.OPS_PORT).orElse(settings.ports().stitcher()));
    ops = open(new OpsServer(address, live(), ready(), metrics));
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
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception leftBehind) {
        LOG.warn("Something was not closed.", leftBehind);
      }
    }
  }

  /** A mirror whose thread has died shows nothing any more, and only a new process mends it. */
  private Checks live() {
    return Checks.NONE
        .with("streams", streams::alive)
        .with("identities mirror", identities::alive)
        .with("shoppers mirror", shoppers::alive);
  }

  private Checks ready() {
    return Checks.NONE
        .with("streams", streams::ready)
        .with("identities mirror", identities::check)
        .with("shoppers mirror", shoppers::check);
  }

  private <V> RedisMirror<V> mirror(
      Mirrored<V> mirrored, Settings settings, WireFormat wire, RedisClient redis) {
    return open(new RedisMirror<>(mirrored, settings, wire, redis, metrics.registry()));
  }

  private <C extends AutoCloseable> C open(C resource) {
    opened.push(resource);
    return resource;
  }

  private static Set<String> loops(Epoch epoch) {
    return LoopTopics.ALL.stream().map(topic -> topic.in(epoch)).collect(Collectors.toSet());
  }
}
