package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.stitcher.identity.Stitch;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads what operators have split off to its client. Keys are those of a client's events, so that
 * both meet in one task.
 */
final class SplitProcessor implements Processor<String, byte[], String, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(SplitProcessor.class);

  private final String topic;
  private final Deserializer<IdentityCommand> deserializer;
  private final Cuts cuts;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  SplitProcessor(String topic, Deserializer<IdentityCommand> deserializer, Cuts cuts) {
    this.cuts = cuts;
    this.topic = topic;
    this.deserializer = deserializer;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = NodeStore.stitch(cuts, newContext);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    IdentityCommand command;
    try {
      command = deserializer.deserialize(topic, record.value());
    } catch (SerializationException undecodable) {
      LOG.warn("A command that cannot be decoded is passed over: {}", undecodable.toString());
      return;
    }
    if (command != null) {
      Outputs.forward(command.shop(), stitch.split(command), context);
    }
  }
}
