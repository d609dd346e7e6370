package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Leads each event to its node, and what the node says to the topics. */
final class ObserveProcessor implements Processor<String, Admitted, String, Object> {
  private final Consumer<Instant> stitched;
  private final Cuts cuts;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  ObserveProcessor(Consumer<Instant> stitched, Cuts cuts) {
    this.cuts = cuts;
    this.stitched = stitched;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = NodeStore.stitch(cuts, newContext);
  }

  @Override
  public void process(Record<String, Admitted> record) {
    var admitted = record.value();
    String shop = admitted.event().shop();
    var outcome = stitch.observe(admitted.event(), admitted.allowed(), admitted.pace());
    Outputs.forward(shop, outcome.outputs(), context);
    if (admitted.redacted() != null) {
      var account = Identifier.customer(admitted.redacted());
      var wish = new Erasure(shop, account, null, admitted.event().receivedAt(), false);
      Outputs.forward(shop, stitch.erase(wish), context);
    }
    stitched.accept(admitted.event().receivedAt());
    var kind =
        switch (outcome) {
          case Stitch.Outcome.Counted _ -> Mark.Kind.COUNTED;
          case Stitch.Outcome.Dropped _ -> Mark.Kind.DROPPED_BY_CONSENT;
          case Stitch.Outcome.Machine _ -> Mark.Kind.BOT;
        };
    context.forward(record.withValue(new Mark(shop, kind)), Names.TALLY);
  }
}
