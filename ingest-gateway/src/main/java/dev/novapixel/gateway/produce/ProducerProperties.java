package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Settings;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the gateway's producer is set: durable first, and sure of its answer within 4 s. */
final class ProducerProperties {
  /** Clients give up after 5 s; whatever Kafka does, they are told before. */
  private static final int DELIVERY_TIMEOUT_MS = 4000;

  private static final int REQUEST_TIMEOUT_MS = 1500;

  /** Event loops send: where there is no room or no metadata, they are told at once. */
  private static final int MAX_BLOCK_MS = 0;

  private static final int LINGER_MS = 5;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int RECONNECT_MS = 50;
  private static final int RECONNECT_MAX_MS = 250;

  /** Topics that see a record a day still keep their metadata: looking it up would block. */
  private static final long METADATA_IDLE_MS = 24L * 60 * 60 * 1000;

  private ProducerProperties() {}

  /**
   * @param bufferBytes memory for records that are not acknowledged yet
   */
  static Map<String, Object> of(Settings settings, long bufferBytes) {
    Map<String, Object> properties = ClientProperties.producer(settings, "nova-gateway");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_MS);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX_MS);
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(
        ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, METADATA_IDLE_MS);
    return properties;
  }
}
