package dev.novapixel.features.topology;

import dev.novapixel.schemas.topic.Topic;

/**
 * The topic through which shoppers of this application talk to each other, which no other part
 * reads: keyed as {@code shopper-events} and with as many partitions, so that what is told to a
 * shopper meets its state. Its records are kept until they were read, whatever their age.
 */
public final class LoopTopic {
  public static final Topic<byte[]> LOOP =
      new Topic<>("features-loop", byte[].class, true, Topic.Cleanup.DELETE, null);

  private LoopTopic() {}
}
