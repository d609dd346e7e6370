package dev.novapixel.stitcher.topology;

import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what people command of nodes. What cannot be read is left out and stops nothing. */
final class CommandProcessor<C> implements Processor<String, byte[], String, ForNodes> {
  private static final Logger LOG = LoggerFactory.getLogger(CommandProcessor.class);

  private final String topic;
  private final Deserializer<C> deserializer;
  private final Function<C, ForNodes> form;
  private ProcessorContext<String, ForNodes> context;

  CommandProcessor(String topic, Deserializer<C> deserializer, Function<C, ForNodes> form) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.form = form;
  }

  @Override
  public void init(ProcessorContext<String, ForNodes> newContext) {
    this.context = newContext;
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
      context.forward(record.withValue(form.apply(command)));
    }
  }
}
