package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Topic;
import java.util.List;

/**
 * The stitcher's own topics, which no other part reads. Their records are kept until they have been
 * consumed, whatever their age: an import of old events must not lose its messages.
 */
public final class LoopTopics {
  /** Key: the node that a message is for. */
  public static final Topic<byte[]> NODES =
      new Topic<>("stitcher-loop", byte[].class, true, Topic.Cleanup.DELETE, null);

  /** Key: the shopper that a unit's journey is for. */
  public static final Topic<byte[]> JOURNEYS =
      new Topic<>("stitcher-journey-loop", byte[].class, true, Topic.Cleanup.DELETE, null);

  public static final List<Topic<?>> ALL = List.of(NODES, JOURNEYS);

  private LoopTopics() {}
}
