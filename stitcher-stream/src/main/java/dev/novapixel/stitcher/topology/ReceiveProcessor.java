package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.dedup.Fingerprints;
import dev.novapixel.stitcher.identity.MessageForm;
import dev.novapixel.stitcher.identity.Output;
import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Leads each message of the loop to its node, and what the node says to the topics. */
final class ReceiveProcessor implements Processor<String, byte[], String, Object> {
  private final Cuts cuts;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;
  private KeyValueStore<byte[], byte[]> seen;

  ReceiveProcessor(Cuts cuts) {
    this.cuts = cuts;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = NodeStore.stitch(cuts, newContext);
    this.seen = newContext.getStateStore(Stores.SEEN);
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
    for (var output : outputs) {
      if (output instanceof Output.Cut(Erasure erasure, var _) && erasure.customer() == null) {
        forgetSeen(Keys.shopper(shop, erasure.identifier()));
      }
    }
  }

  /** An identifier that is erased is a record key too: which events came under it is forgotten. */
  private void forgetSeen(String key) {
    var range = Fingerprints.range(key);
    try (var entries = seen.range(range.getFirst().bytes(), range.getLast().bytes())) {
      entries.forEachRemaining(entry -> seen.delete(entry.key));
    }
  }
}
