package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.identity.Output;
import dev.novapixel.stitcher.identity.Stitch;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads what people command of nodes, splits and erasures, to the stitcher. Keys are those of a
 * node's events, so that both meet in one task.
 */
final class CommandProcessor<C> implements Processor<String, byte[], String, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(CommandProcessor.class);

  private final String topic;
  private final Deserializer<C> deserializer;
  private final Cuts cuts;
  private final BiFunction<Stitch, C, List<Output>> step;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  /**
   * @param step what the stitcher does about a command
   */
  CommandProcessor(
      String topic,
      Deserializer<C> deserializer,
      Cuts cuts,
      BiFunction<Stitch, C, List<Output>> step) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.cuts = cuts;
    this.step = step;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = NodeStore.stitch(cuts, newContext);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    C command;
    try {
      command = deserializer.deserialize(topic, record.value());
    } catch (SerializationException undecodable) {
      LOG.error(
          "A record of {} cannot be decoded, and was not done: {}", topic, undecodable.toString());
      return;
    }
    if (command != null) {
      Outputs.forward(Keys.shopOf(record.key()), step.apply(stitch, command), context);
    }
  }
}
