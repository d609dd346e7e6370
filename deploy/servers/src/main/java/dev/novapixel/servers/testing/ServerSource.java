package dev.novapixel.servers.testing;

import dev.novapixel.servers.testing.EmbeddedStack.Part;

/**
 * Where the servers of a JVM's tests come from. A part that was stopped starts again at the same
 * address with the same data. Of one part nothing is asked before its start has returned; different
 * parts may start side by side.
 */
interface ServerSource extends AutoCloseable {
  /** Blocks until the part answers. */
  void start(Part part);

  /** Ends the part in order; its port refuses connections from then on. */
  void stop(Part part);

  KafkaAddress kafka();

  PostgresAddress postgres();

  RedisAddress redis();

  RegistryAddress registry();

  /** Ends what runs and removes all data. */
  @Override
  void close();
}
