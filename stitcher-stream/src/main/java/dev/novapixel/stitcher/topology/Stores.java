package dev.novapixel.stitcher.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The names and forms of the stitcher's state stores. */
final class Stores {
  /** Fingerprint → receivedAt (ms, 8 bytes): events within the dedup horizon. */
  static final String SEEN = "seen";

  /** Key of a client, token or customer → what its node knows. */
  static final String NODES = "nodes";

  /** {@code shop|partition} → how its events were counted. */
  static final String TALLIES = "tallies";

  /** Key of a shopper → its units' journeys. */
  static final String JOURNEYS = "journeys";

  private Stores() {}

  static StoreBuilder<KeyValueStore<byte[], byte[]>> seen() {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(SEEN),
        Serdes.ByteArray(),
        Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> byKey(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingEnabled();
  }
}
