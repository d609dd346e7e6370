package dev.novapixel.servers;

/**
 * A running server of the stack. Whoever starts it closes it; a server that has been closed is
 * started anew, not again.
 */
public sealed interface Server extends AutoCloseable
    permits KafkaServer, KafkaProcess, PostgresServer, RedisServer, RegistryServer {
  Place place();

  boolean alive();

  /** Ends the server in order and blocks until it is gone. Its data stay. */
  @Override
  void close();
}
