package dev.novapixel.servers.testing;

/** Where the tests' Kafka answers. */
public record KafkaAddress(String bootstrapServers) {}
