package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.identity.MessageForm;
import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Leads each message of the loop to its node, and what the node says to the topics. */
final class ReceiveProcessor implements Processor<String, byte[], String, Object> {
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = new Stitch(new NodeStore(newContext.getStateStore(Stores.NODES)));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    String shop = Keys.shopOf(record.key());
    var outputs =
        stitch.receive(
            shop,
            ShopperKeys.identifier(record.key()),
            MessageForm.read(record.value()),
            Instant.ofEpochMilli(record.timestamp()));
    Outputs.forward(shop, outputs, context);
  }
}
