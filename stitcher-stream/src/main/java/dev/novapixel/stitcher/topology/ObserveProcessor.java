package dev.novapixel.stitcher.topology;

import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Leads each event to its node, and what the node says to the topics. */
final class ObserveProcessor implements Processor<String, Admitted, String, Object> {
  private final Consumer<Instant> stitched;
  private ProcessorContext<String, Object> context;
  private Stitch stitch;

  ObserveProcessor(Consumer<Instant> stitched) {
    this.stitched = stitched;
  }

  @Override
  public void init(ProcessorContext<String, Object> newContext) {
    this.context = newContext;
    this.stitch = new Stitch(new NodeStore(newContext.getStateStore(Stores.NODES)));
  }

  @Override
  public void process(Record<String, Admitted> record) {
    var admitted = record.value();
    String shop = admitted.event().shop();
    var outcome = stitch.observe(admitted.event(), admitted.allowed(), admitted.pace());
    Outputs.forward(shop, outcome.outputs(), context);
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
