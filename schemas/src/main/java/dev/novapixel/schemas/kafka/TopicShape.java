package dev.novapixel.schemas.kafka;

/**
 * What a topic is like in Kafka.
 *
 * @param partitions how many it has
 * @param replicas the fewest that any of its partitions has
 * @param minInSync replicas in step that a write with {@code acks=all} needs
 * @param cleanup its cleanup policy
 */
record TopicShape(int partitions, int replicas, int minInSync, String cleanup) {}
