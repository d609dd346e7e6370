package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.stitcher.identity.Stitch;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that what was asked for is expanded, and that cuts reach their nodes. */
final class EraseProcessor implements Processor<String, byte[], String, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(EraseProcessor.class);

  private final String topic;
  private final Deserializer<Erasure> deserializer;
  private final Cuts cuts;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  EraseProcessor(String topic, Deserializer<Erasure> deserializer, Cuts cuts) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.cuts = cuts;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = NodeStore.stitch(cuts, newContext);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Erasure erasure;
    try {
      erasure = deserializer.deserialize(topic, record.value());
    } catch (SerializationException undecodable) {
      LOG.error("An erasure cannot be decoded, and was not done: {}", undecodable.toString());
      return;
    }
    if (erasure != null) {
      Outputs.forward(erasure.shop(), stitch.erase(erasure), context);
    }
  }
}
