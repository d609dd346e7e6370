package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.mirror.RedisWrite.EmptyHash;
import dev.novapixel.schemas.mirror.RedisWrite.ReplaceHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/**
 * A topic of identities in an epoch of its own, mirrored into a real Redis: what the tests write,
 * they say as "whose is this client now".
 */
final class MirrorStage implements AutoCloseable {
  private static final String SHOP = "demo.nova.test";
  private static final AtomicInteger EPOCHS = new AtomicInteger(100);

  final Settings settings;
  final RedisClient redis;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Epoch epoch;
  private final RedisKeys keys;
  private final WireFormat wire = new WireFormat(new InMemorySchemaRegistry());
  private final KafkaProducer<String, Identity> producer;
  private final List<RedisMirror<Identity>> mirrors = new ArrayList<>();

  MirrorStage(int partitions) {
    settings =
        Settings.from(
            Map.of(
                "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
                "NOVA_REDIS_URL", EmbeddedStack.redis().url(),
                "NOVA_PARTITIONS", Integer.toString(partitions),
                "NOVA_EPOCH", "e" + EPOCHS.incrementAndGet()));
    epoch = settings.get(Setting.EPOCH);
    keys = new RedisKeys(epoch);
    redis = RedisClient.create(settings.get(Setting.REDIS_URL));
    try (Admin admin = Admin.create(ClientProperties.admin(settings, "stage"))) {
      new TopicProvisioning(admin, settings).ensure(epoch, List.of(Topics.IDENTITIES));
    }
    producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "stage"),
            new StringSerializer(),
            wire.serializer(Topics.IDENTITIES));
  }

  RedisMirror<Identity> mirror() {
    RedisMirror<Identity> mirror =
        new RedisMirror<>(
            new Mirrored<>(Topics.IDENTITIES, this::view, MirrorStage::computedAt),
            settings,
            wire,
            redis,
            meters);
    mirrors.add(mirror);
    mirror.start();
    return mirror;
  }

  void belongsTo(String client, String customer) {
    Identity identity =
        new Identity(
            SHOP,
            Identifier.client(client),
            Identifier.customer(customer),
            Instant.EPOCH,
            "event",
            Instant.now());
    send(client, identity);
  }

  void isForgotten(String client) {
    send(client, null);
  }

  /** The fields that readers see, the mirror's own among them. */
  Map<String, String> shown(String client) {
    return redis.hgetAll(keys.identity(SHOP, Identifier.client(client)));
  }

  @Nullable String owner(String client) {
    return shown(client).get("shopper");
  }

  String key(String client) {
    return keys.identity(SHOP, Identifier.client(client));
  }

  List<RedisMirror<Identity>> mirrors() {
    return mirrors;
  }

  /** As if Redis had lost them, and them alone. */
  void forgetPositions() {
    redis.del(keys.mirrorPosition(Topics.IDENTITIES));
  }

  Map<String, String> reaches() {
    return redis.hgetAll(keys.mirrorReach(Topics.IDENTITIES));
  }

  double count(String meter) {
    return meters.get(meter).counter().count();
  }

  void writesRubbish(String client) {
    try (KafkaProducer<String, String> raw =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "rubbish"),
            new StringSerializer(),
            new StringSerializer())) {
      awaited(raw, new ProducerRecord<>(Topics.IDENTITIES.in(epoch), topicKey(client), "rubbish"));
    }
  }

  private void send(String client, @Nullable Identity identity) {
    awaited(
        producer,
        new ProducerRecord<String, Identity>(
            Topics.IDENTITIES.in(epoch), topicKey(client), identity));
  }

  private static <V> void awaited(
      KafkaProducer<String, V> producer, ProducerRecord<String, V> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError("Kafka did not take the record", failed);
    }
  }

  private static String topicKey(String client) {
    return Keys.shopper(SHOP, Identifier.client(client));
  }

  /** As a fault in a view shows itself. */
  void isMoreThanTheViewBears(String client) {
    belongsTo(client, "unbearable");
  }

  /** No record does this, but a JVM without memory, or a class that is missing. */
  void breaksTheMirror(String client) {
    belongsTo(client, "deadly");
  }

  /** As when Kafka's client throws what it does not recover from. */
  void tripsTheMirror(String client) {
    belongsTo(client, "tripping");
  }

  private static Instant computedAt(Identity identity) {
    if (identity.shopper().value().equals("tripping")) {
      throw new IllegalStateException("tripping");
    }
    return identity.receivedAt();
  }

  private List<RedisWrite> view(String key, @Nullable Identity identity) {
    if (identity != null && identity.shopper().value().equals("unbearable")) {
      throw new IllegalStateException("unbearable");
    }
    if (identity != null && identity.shopper().value().equals("deadly")) {
      throw new LinkageError("deadly");
    }
    String client = key.substring(key.lastIndexOf(':') + 1);
    return identity == null
        ? List.of(new EmptyHash(key(client)))
        : List.of(new ReplaceHash(key(client), Map.of("shopper", identity.shopper().text())));
  }

  @Override
  public void close() {
    mirrors.forEach(RedisMirror::close);
    producer.close();
    redis.close();
  }
}
