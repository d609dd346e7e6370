package dev.novapixel.schemas.settings;

import static dev.novapixel.schemas.settings.Part.ADMIN;
import static dev.novapixel.schemas.settings.Part.FEATURES;
import static dev.novapixel.schemas.settings.Part.GATEWAY;
import static dev.novapixel.schemas.settings.Part.LOCAL;
import static dev.novapixel.schemas.settings.Part.RECS;
import static dev.novapixel.schemas.settings.Part.STITCHER;

import dev.novapixel.schemas.settings.Fallback.Derived;
import dev.novapixel.schemas.settings.Fallback.Fixed;
import dev.novapixel.schemas.settings.Fallback.Required;
import dev.novapixel.schemas.settings.Fallback.Without;
import dev.novapixel.schemas.topic.Epoch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One thing that an operator can set through the environment. The constants are the whole
 * catalogue: a {@code NOVA_*} name outside it stops the start.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

  public static final Setting<String> BIND =
      new Setting<>(
          "NOVA_BIND",
          Kind.host(),
          new Fixed("127.0.0.1"),
          "Address that every part listens on.",
          Part.ALL);

  public static final Setting<Integer> PORT_BASE =
      new Setting<>(
          "NOVA_PORT_BASE",
          Kind.number(1024, 65_535 - Ports.HIGHEST_OFFSET),
          new Fixed("7070"),
          "The gateway's port; all other ports keep their distance to it.",
          Part.ALL);

  public static final Setting<Path> HOME =
      new Setting<>(
          "NOVA_HOME",
          Kind.path(),
          new Fixed(".nova"),
          "Folder of everything that the local stack keeps.",
          Part.ALL);

  public static final Setting<Boolean> SUPERVISED =
      new Setting<>(
          "NOVA_SUPERVISED",
          Kind.yesOrNo(),
          new Fixed("false"),
          "Whether to end when standard input closes, which is when the launcher is gone.",
          EnumSet.of(GATEWAY, STITCHER, FEATURES, RECS, ADMIN));

  public static final Setting<Epoch> EPOCH =
      new Setting<>(
          "NOVA_EPOCH",
          Kind.epoch(),
          new Fixed("e1"),
          "Generation of derived topics, Redis keys and application ids to work in.",
          Part.ALL);

  public static final Setting<String> KAFKA_BOOTSTRAP =
      new Setting<>(
          "NOVA_KAFKA_BOOTSTRAP",
          Kind.bootstrap(),
          new Derived("bind address, port base + 22", s -> s.local(s.ports().kafka())),
          "Kafka brokers to begin with.",
          Part.ALL);

  public static final Setting<URI> REGISTRY_URL =
      new Setting<>(
          "NOVA_REGISTRY_URL",
          Kind.url("http", "https"),
          new Derived(
              "http, bind address, port base + 3, /apis/ccompat/v7",
              s -> "http://" + s.local(s.ports().registry()) + "/apis/ccompat/v7"),
          "Schema registry that speaks Confluent's REST protocol, with its path.",
          Part.ALL);

  public static final Setting<URI> REDIS_URL =
      new Setting<>(
          "NOVA_REDIS_URL",
          Kind.url("redis", "rediss"),
          new Derived(
              "redis, bind address, port base + 309", s -> "redis://" + s.local(s.ports().redis())),
          "Redis that is filled and read, with user and password where it has them.",
          EnumSet.of(STITCHER, FEATURES, RECS, ADMIN, LOCAL));

  public static final Setting<String> POSTGRES_URL =
      new Setting<>(
          "NOVA_POSTGRES_URL",
          Kind.postgresUrl(),
          new Derived(
              "bind address, port base + 362, database nova",
              s -> "jdbc:postgresql://" + s.local(s.ports().postgres()) + "/nova"),
          "PostgreSQL database.",
          EnumSet.of(RECS, ADMIN, LOCAL));

  public static final Setting<Secret> POSTGRES_OWNER_PASSWORD =
      password("NOVA_POSTGRES_OWNER_PASSWORD", "nova_owner, which migrates the tables", ADMIN);

  public static final Setting<Secret> POSTGRES_ADMIN_PASSWORD =
      password("NOVA_POSTGRES_ADMIN_PASSWORD", "nova_admin, which writes the tables", ADMIN);

  public static final Setting<Secret> POSTGRES_RECS_PASSWORD =
      password("NOVA_POSTGRES_RECS_PASSWORD", "nova_recs, which reads the tables", RECS);

  public static final Setting<Secret> ADMIN_TOKEN =
      new Setting<>(
          "NOVA_ADMIN_TOKEN",
          Kind.password(),
          new Required(),
          "Token that opens the console and the administration API.",
          EnumSet.of(ADMIN));

  public static final Setting<Boolean> FIXED_KEYS =
      new Setting<>(
          "NOVA_FIXED_KEYS",
          Kind.yesOrNo(),
          new Fixed("false"),
          "Whether keys may be chosen instead of drawn; true in the local stack only, for the demo's shops.",
          EnumSet.of(ADMIN));

  public static final Setting<Integer> PARTITIONS =
      new Setting<>(
          "NOVA_PARTITIONS",
          Kind.number(1, 1_000),
          new Fixed("16"),
          "Partitions of topics that do not exist yet (the local stack sets 4); fixed for ever after.",
          EnumSet.of(GATEWAY, STITCHER, FEATURES, RECS, ADMIN, LOCAL));

  public static final Setting<Integer> REPLICATION_FACTOR =
      new Setting<>(
          "NOVA_REPLICATION_FACTOR",
          Kind.number(1, 9),
          new Fixed("1"),
          "Replicas of each topic; 3 in a cluster.",
          Part.ALL);

  public static final Setting<Integer> MIN_ISR =
      new Setting<>(
          "NOVA_MIN_ISR",
          Kind.number(1, 9),
          new Fixed("1"),
          "Replicas that must have a record before it counts as written; 2 in a cluster, at most the replication factor.",
          Part.ALL);

  public static final Setting<Path> STATE_DIR =
      new Setting<>(
          "NOVA_STATE_DIR",
          Kind.path(),
          new Derived("state in NOVA_HOME", s -> s.get(Setting.HOME).resolve("state").toString()),
          "Folder of local state: of the streams, and of the past sessions that recommendations follow from; lost, it is restored from Kafka.",
          EnumSet.of(STITCHER, FEATURES, RECS));

  public static final Setting<Integer> OPS_PORT =
      new Setting<>(
          "NOVA_OPS_PORT",
          Kind.number(1024, 65_535),
          new Without("port base + 4 for the stitcher, + 5 for the features"),
          "Port of a stream's health and metrics; another where two epochs run on one machine.",
          EnumSet.of(STITCHER, FEATURES));

  public static final Setting<Integer> STREAM_THREADS =
      new Setting<>(
          "NOVA_STREAM_THREADS",
          Kind.number(1, 64),
          new Fixed("1"),
          "Threads that process records in each stream process.",
          EnumSet.of(STITCHER, FEATURES));

  public static final Setting<Integer> STANDBY_REPLICAS =
      new Setting<>(
          "NOVA_STANDBY_REPLICAS",
          Kind.number(0, 3),
          new Fixed("0"),
          "Copies of each state kept warm on other instances; 1 where there is more than one instance.",
          EnumSet.of(STITCHER, FEATURES));

  public static final Setting<Duration> COMMIT_INTERVAL =
      new Setting<>(
          "NOVA_COMMIT_INTERVAL",
          Kind.duration("1ms", "2s"),
          new Fixed("25ms"),
          "How often the streams commit what is fresh: the greater part of a feature's age. Features of a backlog are committed less often.",
          EnumSet.of(STITCHER, FEATURES));

  public static final Setting<Integer> ROCKSDB_MEMORY =
      new Setting<>(
          "NOVA_ROCKSDB_MEMORY",
          Kind.bytes("16MiB", "1GiB"),
          new Fixed("96MiB"),
          "Memory outside the heap for block cache and write buffers of all state stores of a process together.",
          EnumSet.of(STITCHER, FEATURES));

  public static final Setting<Duration> DEDUP_HORIZON =
      new Setting<>(
          "NOVA_DEDUP_HORIZON",
          Kind.duration("1h", "365d"),
          new Fixed("30d"),
          "How far apart two receptions of one event may lie and still count once.",
          EnumSet.of(STITCHER));

  public static final Setting<Integer> BODY_LIMIT =
      new Setting<>(
          "NOVA_BODY_LIMIT",
          Kind.bytes("1KiB", "64MiB"),
          new Fixed("1MiB"),
          "Largest request body after decompression.",
          EnumSet.of(GATEWAY));

  public static final Setting<Integer> EVENT_LIMIT =
      new Setting<>(
          "NOVA_EVENT_LIMIT",
          Kind.bytes("1KiB", "768KiB"),
          new Fixed("256KiB"),
          "Largest event; Kafka takes records of up to 1 MiB.",
          EnumSet.of(GATEWAY));

  public static final Setting<Path> PERSONAL_FIELDS =
      new Setting<>(
          "NOVA_PERSONAL_FIELDS",
          Kind.path(),
          new Without("the list that is shipped"),
          "File of JSON paths that adds to what is taken out of events, or takes lines off that list.",
          EnumSet.of(GATEWAY));

  public static final Setting<List<Secret>> SHOPIFY_SECRETS =
      new Setting<>(
          "NOVA_SHOPIFY_SECRETS",
          Kind.secrets(8),
          new Without("webhooks are answered 503"),
          "Client secrets of the Shopify apps whose webhooks are taken, the newest first; all are valid at once, as a rotation needs.",
          EnumSet.of(GATEWAY));

  public static final Setting<String> COUNTRY_HEADER =
      new Setting<>(
          "NOVA_COUNTRY_HEADER",
          Kind.header(),
          new Without("no proxy is asked"),
          "Header in which a trusted proxy says which country a request comes from, such as CF-IPCountry.",
          EnumSet.of(GATEWAY));

  public static final Setting<String> REGION_HEADER =
      new Setting<>(
          "NOVA_REGION_HEADER",
          Kind.header(),
          new Without("no proxy is asked"),
          "Header in which a trusted proxy says which region a request comes from, such as CF-Region-Code.",
          EnumSet.of(GATEWAY));

  public static final Setting<Path> GEO_DATABASE =
      new Setting<>(
          "NOVA_GEO_DATABASE",
          Kind.path(),
          new Without("no address is looked up"),
          "File in MaxMind's format that knows countries and regions of networks; asked where no proxy says it.",
          EnumSet.of(GATEWAY));

  public static final Setting<Integer> KEY_RATE =
      pace("NOVA_KEY_RATE", "1000", "Events a second that a write key may send; beyond, 429.");

  public static final Setting<Integer> KEY_BURST =
      pace("NOVA_KEY_BURST", "5000", "Events that a write key may send at once after a silence.");

  public static final Setting<Integer> SERVER_KEY_RATE =
      pace("NOVA_SERVER_KEY_RATE", "20000", "Events a second that a server key may send.");

  public static final Setting<Integer> SERVER_KEY_BURST =
      pace("NOVA_SERVER_KEY_BURST", "100000", "Events that a server key may send at once.");

  public static final Setting<Integer> ADDRESS_RATE =
      pace(
          "NOVA_ADDRESS_RATE",
          "200",
          "Requests a second from one address (IPv6: one /64); beyond, 429.");

  public static final Setting<Integer> ADDRESS_BURST =
      pace("NOVA_ADDRESS_BURST", "1000", "Requests from one address at once after a silence.");

  public static final Setting<Integer> ADDRESS_CONNECTIONS =
      pace("NOVA_ADDRESS_CONNECTIONS", "1000", "Connections that one address may have open.");

  public static final Setting<List<AddressRange>> TRUSTED_PROXIES =
      new Setting<>(
          "NOVA_TRUSTED_PROXIES",
          Kind.addressRanges(),
          new Fixed(""),
          "Proxies whose X-Forwarded-For says where a request came from; nobody else's is believed.",
          EnumSet.of(GATEWAY));

  public static final Setting<Path> SPOOL_DIR =
      new Setting<>(
          "NOVA_SPOOL_DIR",
          Kind.path(),
          new Without("no spool"),
          "Folder where events of pixels wait while Kafka is away, instead of being refused; for one gateway alone.",
          EnumSet.of(GATEWAY));

  public static final Setting<Integer> SPOOL_LIMIT =
      new Setting<>(
          "NOVA_SPOOL_LIMIT",
          Kind.bytes("1MiB", "2047MiB"),
          new Fixed("1GiB"),
          "The most that waits there; beyond, events are refused as without it.",
          EnumSet.of(GATEWAY));

  public static final Setting<Duration> SPOOL_AGE =
      new Setting<>(
          "NOVA_SPOOL_AGE",
          Kind.duration("1m", "7d"),
          new Fixed("24h"),
          "Once the oldest event has waited there for so long, no more are taken; none is thrown away.",
          EnumSet.of(GATEWAY));

  public static final Setting<Boolean> ACCESS_LOG =
      new Setting<>(
          "NOVA_ACCESS_LOG",
          Kind.yesOrNo(),
          new Fixed("false"),
          "Whether the gateway logs a line for each request: route, status, time, request id; no address, no key.",
          EnumSet.of(GATEWAY));

  public static final Setting<Integer> SESSIONS_PER_SHOP =
      new Setting<>(
          "NOVA_SESSIONS_PER_SHOP",
          Kind.number(1_000, 10_000_000),
          new Fixed("200000"),
          "Past sessions of each shop, the newest, that recommendations keep in memory: some 300 bytes each.",
          EnumSet.of(RECS));

  public static final Setting<Duration> COUNTS_AGE =
      new Setting<>(
          "NOVA_COUNTS_AGE",
          Kind.duration("0s", "1m"),
          new Fixed("5s"),
          "How long recommendations keep popularity and neighbours of products in memory before they are read again; 0s reads them for every request.",
          EnumSet.of(RECS));

  /** The whole catalogue, in the order of its documentation. */
  public static final List<Setting<?>> ALL =
      List.of(
          BIND,
          PORT_BASE,
          HOME,
          SUPERVISED,
          EPOCH,
          KAFKA_BOOTSTRAP,
          REGISTRY_URL,
          REDIS_URL,
          POSTGRES_URL,
          POSTGRES_OWNER_PASSWORD,
          POSTGRES_ADMIN_PASSWORD,
          POSTGRES_RECS_PASSWORD,
          ADMIN_TOKEN,
          FIXED_KEYS,
          PARTITIONS,
          REPLICATION_FACTOR,
          MIN_ISR,
          STATE_DIR,
          OPS_PORT,
          STREAM_THREADS,
          STANDBY_REPLICAS,
          COMMIT_INTERVAL,
          ROCKSDB_MEMORY,
          DEDUP_HORIZON,
          BODY_LIMIT,
          EVENT_LIMIT,
          ACCESS_LOG,
          SESSIONS_PER_SHOP,
          COUNTS_AGE,
          PERSONAL_FIELDS,
          SHOPIFY_SECRETS,
          COUNTRY_HEADER,
          REGION_HEADER,
          GEO_DATABASE,
          KEY_RATE,
          KEY_BURST,
          SERVER_KEY_RATE,
          SERVER_KEY_BURST,
          ADDRESS_RATE,
          ADDRESS_BURST,
          ADDRESS_CONNECTIONS,
          TRUSTED_PROXIES,
          SPOOL_DIR,
          SPOOL_LIMIT,
          SPOOL_AGE);

  private final String name;
  private final Kind<T> kind;
  private final Fallback fallback;
  private final String meaning;
  private final Set<Part> readers;

  private Setting(String name, Kind<T> kind, Fallback fallback, String meaning, Set<Part> readers) {
    this.name = name;
    this.kind = kind;
    this.fallback = fallback;
    this.meaning = meaning;
    this.readers = Set.copyOf(readers);
  }

  private static Setting<Secret> password(String name, String role, Part first, Part... others) {
    return new Setting<>(
        name,
        Kind.password(),
        new Required(),
        "Password of the database role " + role + ".",
        EnumSet.of(first, others));
  }

  /** How much the gateway takes of one sender. */
  private static Setting<Integer> pace(String name, String fallback, String meaning) {
    return new Setting<>(
        name, Kind.number(1, 1_000_000), new Fixed(fallback), meaning, EnumSet.of(GATEWAY));
  }

  /** The name of the environment variable. */
  public String name() {
    return name;
  }

  /** Where a secret is read from a file instead: what container platforms mount. */
  String fileName() {
    return name + "_FILE";
  }

  Kind<T> kind() {
    return kind;
  }

  Fallback fallback() {
    return fallback;
  }

  /** What it does, in one line. */
  String meaning() {
    return meaning;
  }

  boolean isReadBy(Part part) {
    return readers.contains(part);
  }

  boolean isRequiredBy(Part part) {
    return fallback instanceof Required && isReadBy(part);
  }

  @Override
  public String toString() {
    return name;
  }
}
