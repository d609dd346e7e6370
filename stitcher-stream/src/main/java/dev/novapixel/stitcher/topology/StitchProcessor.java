package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.dedup.Fingerprints;
import dev.novapixel.stitcher.identity.Output;
import dev.novapixel.stitcher.identity.Stitch;
import dev.novapixel.stitcher.topology.ForNodes.Admitted;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Leads events, messages and commands to their nodes, and what those say to the topics. One
 * processor for all, because it alone knows the nodes as they are.
 */
final class StitchProcessor implements Processor<String, ForNodes, String, Object> {
  private final Consumer<Instant> stitched;
  private final Cuts cuts;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;
  private KeyValueStore<byte[], byte[]> seen;

  StitchProcessor(Consumer<Instant> stitched, Cuts cuts) {
    this.cuts = cuts;
    this.stitched = stitched;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = new Stitch(new NodeStore(cuts, newContext));
    this.seen = newContext.getStateStore(Stores.SEEN);
  }

  @Override
  public void process(Record<String, ForNodes> record) {
    String shop = Keys.shopOf(record.key());
    switch (record.value()) {
      case Admitted admitted -> observe(shop, admitted, record);
      case ForNodes.Said(var message) -> {
        var to = ShopperKeys.identifier(record.key());
        var receivedAt = Instant.ofEpochMilli(record.timestamp());
        var outputs = stitch.receive(shop, to, message, receivedAt);
        Outputs.forward(shop, outputs, context);
        forgetSeen(shop, outputs);
      }
      case ForNodes.Split(var command) -> Outputs.forward(shop, stitch.split(command), context);
      case ForNodes.Erase(var erasure) -> Outputs.forward(shop, stitch.erase(erasure), context);
    }
  }

  private void observe(String shop, Admitted admitted, Record<String, ?> record) {
    var event = admitted.event();
    var outcome = stitch.observe(event, admitted.allowed(), admitted.pace());
    Outputs.forward(shop, outcome.outputs(), context);
    if (admitted.redacted() != null) {
      var account = Identifier.customer(admitted.redacted());
      var wish = new Erasure(shop, account, null, event.receivedAt(), false);
      Outputs.forward(shop, stitch.erase(wish), context);
    }
    stitched.accept(event.receivedAt());
    context.forward(record.withValue(new Mark(shop, kind(outcome))), Names.TALLY);
  }

  private static Mark.Kind kind(Stitch.Outcome outcome) {
    return switch (outcome) {
      case Stitch.Outcome.Counted _ -> Mark.Kind.COUNTED;
      case Stitch.Outcome.Dropped _ -> Mark.Kind.DROPPED_BY_CONSENT;
      case Stitch.Outcome.Machine _ -> Mark.Kind.BOT;
    };
  }

  /** An identifier that is erased is a record key too: which events came under it is forgotten. */
  private void forgetSeen(String shop, List<Output> outputs) {
    for (var output : outputs) {
      if (output instanceof Output.Cut(Erasure erasure, var _) && erasure.customer() == null) {
        forgetSeen(Keys.shopper(shop, erasure.identifier()));
      }
    }
  }

  private void forgetSeen(String key) {
    var range = Fingerprints.range(key);
    try (var entries = seen.range(range.getFirst().bytes(), range.getLast().bytes())) {
      entries.forEachRemaining(entry -> seen.delete(entry.key));
    }
  }
}
