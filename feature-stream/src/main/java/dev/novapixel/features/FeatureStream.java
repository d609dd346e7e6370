package dev.novapixel.features;

import dev.novapixel.features.mirror.Views;
import dev.novapixel.features.topology.FeatureTopology;
import dev.novapixel.features.topology.LoopTopic;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;

/**
 * One feature-stream process: the streams, the mirrors of what they publish, and the page that says
 * how they are. {@link #close} may be called at any time, from any thread, more than once.
 */
final class FeatureStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureStream.class);
  private static final String APPLICATION = "features";

  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.SHOPPER_EVENTS,
          Topics.SHOPPER_FEATURES,
          Topics.SESSIONS,
          Topics.PRODUCT_FEATURES,
          Topics.PRODUCT_AFFINITY,
          LoopTopic.LOOP);

  /** What to close, the last opened first. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private final Metrics metrics;
  private final StreamsRunner streams;
  private final RedisMirror<ShopperFeatures> shoppers;
  private final RedisMirror<ProductFeatures> products;
  private final RedisMirror<ProductAffinity> affinity;
  private final LoopPurge purge;
  private final OpsServer ops;

  /** Makes sure of topics and schemas, which waits for Kafka and the registry. */
  FeatureStream(Settings settings) {
    Epoch epoch = settings.get(Setting.EPOCH);
    metrics = open(new Metrics(APPLICATION));
    var registry = open(new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL)));
    var admin = open(Admin.create(ClientProperties.admin(settings, "nova-features-admin")));
    new TopicProvisioning(admin, settings).ensure(epoch, TOPICS);
    var wire = new WireFormat(registry);
    var redis = open(RedisClient.create(settings.get(Setting.REDIS_URL)));
    var views = new Views(new RedisKeys(epoch));
    shoppers = mirror(views.shoppers(), settings, wire, redis);
    products = mirror(views.products(), settings, wire, redis);
    affinity = mirror(views.affinity(), settings, wire, redis);
    var topology =
        FeatureTopology.build(
            epoch,
            wire,
            new ComputedAge(metrics.registry()),
            settings.get(Setting.COMMIT_INTERVAL));
    streams = open(new StreamsRunner(topology, properties(settings)));
    open(metrics.watch(streams.streams()));
    purge =
        open(
            new LoopPurge(
                admin,
                ClientProperties.applicationId(settings, APPLICATION),
                Set.of(LoopTopic.LOOP.in(epoch))));
    var address =
        new InetSocketAddress(
            settings.get(Setting.BIND),
            settings.find(Setting.OPS_PORT).orElse(settings.ports().features()));
    ops = open(new OpsServer(address, live(), ready(), metrics));
  }

  /** The topology asks for its commits, and needs them seldom where it does not. */
  private static Properties properties(Settings settings) {
    Properties properties = ClientProperties.streams(settings, APPLICATION);
    Duration longest =
        Collections.max(
            List.of(settings.get(Setting.COMMIT_INTERVAL), FeatureTopology.LONGEST_COMMIT));
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, longest.toMillis());
    return properties;
  }

  /** Where it answers for its health. */
  InetSocketAddress opsAddress() {
    return ops.address();
  }

  void start() {
    streams.start();
    shoppers.start();
    products.start();
    affinity.start();
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
        .with("shopper-features mirror", shoppers::alive)
        .with("product-features mirror", products::alive)
        .with("product-affinity mirror", affinity::alive);
  }

  private Checks ready() {
    return Checks.NONE
        .with("streams", streams::ready)
        .with("shopper-features mirror", shoppers::check)
        .with("product-features mirror", products::check)
        .with("product-affinity mirror", affinity::check);
  }

  private <V> RedisMirror<V> mirror(
      Mirrored<V> mirrored, Settings settings, WireFormat wire, RedisClient redis) {
    return open(new RedisMirror<>(mirrored, settings, wire, redis, metrics.registry()));
  }

  private <C extends AutoCloseable> C open(C resource) {
    opened.push(resource);
    return resource;
  }
}
