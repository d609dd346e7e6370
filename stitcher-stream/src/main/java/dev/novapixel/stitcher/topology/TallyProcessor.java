package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts what became of each event, exactly once: the counts are state. The clock only decides when
 * they are published.
 */
final class TallyProcessor implements Processor<String, Mark, String, Tally> {
  private static final Duration PUBLISH_EVERY = Duration.ofMillis(250);

  private final Set<String> changed = new HashSet<>();
  private ProcessorContext<String, Tally> context;
  private KeyValueStore<String, byte[]> tallies;
  private int partition;

  @Override
  public void init(ProcessorContext<String, Tally> newContext) {
    this.context = newContext;
    this.tallies = newContext.getStateStore(Stores.TALLIES);
    this.partition = newContext.taskId().partition();
    // A crash may have lost the publication of what is counted: everything is told again.
    try (var all = tallies.all()) {
      all.forEachRemaining(entry -> changed.add(Keys.shopOf(entry.key)));
    }
    newContext.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> publish());
  }

  @Override
  public void process(Record<String, Mark> record) {
    String shop = record.value().shop();
    write(plus(read(shop), record.value().kind()), record.timestamp());
    changed.add(shop);
  }

  private void publish() {
    for (String shop : changed) {
      String key = Keys.partition(shop, partition);
      context.forward(new Record<>(key, read(shop), lastEvent(key)), Names.TO_TALLIES);
    }
    changed.clear();
  }

  private static Tally plus(Tally tally, Mark.Kind kind) {
    return new Tally(
        tally.shop(),
        tally.partition(),
        tally.counted() + (kind == Mark.Kind.COUNTED ? 1 : 0),
        tally.duplicate() + (kind == Mark.Kind.DUPLICATE ? 1 : 0),
        tally.rejected() + (kind == Mark.Kind.REJECTED ? 1 : 0),
        tally.droppedByConsent() + (kind == Mark.Kind.DROPPED_BY_CONSENT ? 1 : 0),
        tally.bot() + (kind == Mark.Kind.BOT ? 1 : 0));
  }

  private Tally read(String shop) {
    byte[] state = tallies.get(Keys.partition(shop, partition));
    if (state == null) {
      return new Tally(shop, partition, 0, 0, 0, 0, 0);
    }
    var in = new StateReader(state);
    in.number();
    return new Tally(
        shop, partition, in.number(), in.number(), in.number(), in.number(), in.number());
  }

  /** The receipt time of the last event counted: the timestamp of the publication. */
  private long lastEvent(String key) {
    byte[] state = tallies.get(key);
    return state == null ? 0 : new StateReader(state).number();
  }

  private void write(Tally tally, long lastEvent) {
    var out =
        new StateWriter()
            .number(lastEvent)
            .number(tally.counted())
            .number(tally.duplicate())
            .number(tally.rejected())
            .number(tally.droppedByConsent())
            .number(tally.bot());
    tallies.put(Keys.partition(tally.shop(), partition), out.toBytes());
  }
}
