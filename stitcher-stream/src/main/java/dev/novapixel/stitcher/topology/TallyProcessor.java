package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts what became of each event, exactly once: the counts are state, which is written with each
 * event and read once. The clock only decides when they are published.
 */
final class TallyProcessor implements Processor<String, Mark, String, Tally> {
  private static final Duration PUBLISH_EVERY = Duration.ofMillis(250);

  /** By shop. Bound: the shops there are. */
  private final Map<String, Counts> counts = new HashMap<>();

  private final Set<String> changed = new HashSet<>();
  private ProcessorContext<String, Tally> context;
  private KeyValueStore<String, byte[]> tallies;
  private int partition;

  /** The counts of one shop's events. */
  private static final class Counts {
    private final String key;
    private final Map<Mark.Kind, Long> byKind = new EnumMap<>(Mark.Kind.class);

    /** The receipt time of the last event counted: the timestamp of the publication. */
    private long lastEvent;

    Counts(String key) {
      this.key = key;
    }

    long of(Mark.Kind kind) {
      return byKind.getOrDefault(kind, 0L);
    }
  }

  @Override
  public void init(ProcessorContext<String, Tally> newContext) {
    this.context = newContext;
    this.tallies = newContext.getStateStore(Stores.TALLIES);
    this.partition = newContext.taskId().partition();
    counts.clear();
    // A crash may have lost the publication of what is counted: everything is told again.
    try (var all = tallies.all()) {
      all.forEachRemaining(entry -> changed.add(Keys.shopOf(entry.key)));
    }
    newContext.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> publish());
  }

  @Override
  public void process(Record<String, Mark> record) {
    String shop = record.value().shop();
    Counts known = counts(shop);
    known.byKind.merge(record.value().kind(), 1L, Long::sum);
    known.lastEvent = record.timestamp();
    tallies.put(known.key, bytes(known));
    changed.add(shop);
  }

  private void publish() {
    for (String shop : changed) {
      Counts known = counts(shop);
      context.forward(
          new Record<>(known.key, tally(shop, known), known.lastEvent), Names.TO_TALLIES);
    }
    changed.clear();
  }

  private Counts counts(String shop) {
    Counts known = counts.get(shop);
    if (known == null) {
      String key = Keys.partition(shop, partition);
      byte[] state = tallies.get(key);
      known = state == null ? new Counts(key) : read(key, state);
      counts.put(shop, known);
    }
    return known;
  }

  private Tally tally(String shop, Counts known) {
    return new Tally(
        shop,
        partition,
        known.of(Mark.Kind.COUNTED),
        known.of(Mark.Kind.DUPLICATE),
        known.of(Mark.Kind.REJECTED),
        known.of(Mark.Kind.DROPPED_BY_CONSENT),
        known.of(Mark.Kind.BOT));
  }

  private static Counts read(String key, byte[] state) {
    var in = new StateReader(state);
    var known = new Counts(key);
    known.lastEvent = in.number();
    for (var kind : Mark.Kind.values()) {
      known.byKind.put(kind, in.number());
    }
    return known;
  }

  private static byte[] bytes(Counts known) {
    var out = new StateWriter().number(known.lastEvent);
    for (var kind : Mark.Kind.values()) {
      out.number(known.of(kind));
    }
    return out.toBytes();
  }
}
