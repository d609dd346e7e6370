package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairChanges;
import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.features.session.SessionStep;
import dev.novapixel.features.session.Sessions;
import dev.novapixel.features.unit.ShopperUnits;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Keeps the states of units by shopper, and publishes what they come to: at once when something
 * happened, and when a timer says that something left a window or a session closed.
 *
 * <p>The clock decides when a value is published and is then its as-of; no state remembers it. A
 * shopper has one pending timer, at or before its next change: events only ever make the next
 * change earlier than a pending timer says, never the timer too late, and one that fires for
 * nothing is set anew.
 */
final class ShoppersProcessor implements Processor<String, Message, String, Effect> {
  /** Half of what is left of a second for a value to leave a window everywhere. */
  private static final Duration TICK = Duration.ofMillis(200);

  /**
   * Timers fired in one tick of one task, so that events wait for them a fraction of a second at
   * most; the rest come next. Four tasks fire 10,000 a second.
   */
  private static final int FIRED_BOUND = 500;

  /**
   * An event that is older than this when it comes has waited in a backlog. Its shopper then waits
   * too, for others of its events, and is published once for all of them.
   */
  private static final Duration BACKLOG = Duration.ofSeconds(1);

  /** So long at most waits a shopper in a backlog: half as long again as its event had. */
  private static final Duration GATHERED = Duration.ofMillis(500);

  /** Shoppers published in one tick of one task. */
  private static final int PUBLISHED_BOUND = 2_000;

  private final Freshness freshness;
  private ProcessorContext<String, Effect> context;
  private ShopperRows rows;
  private Timers timers;
  private Dirty waiting;
  private long gatheredUntil;

  private ShoppersProcessor(Freshness freshness) {
    this.freshness = freshness;
  }

  static ProcessorSupplier<String, Message, String, Effect> supplier(Freshness freshness) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Message, String, Effect> get() {
        return new ShoppersProcessor(freshness);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(RowKind.store(ShopperRows.STORE));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Effect> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(ShopperRows.STORE);
    rows = new ShopperRows(store);
    timers = new Timers(store);
    waiting = new Dirty(store, RowKind.DUE_FEATURES);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Message> record) {
    ShopperRow row = rows.read(record.key());
    ShopperUnits before = row.counting();
    Sessions sessions = before.sessions();
    Attribution attribution = before.attribution();
    var step = new ShopperStep(row, (key, effect) -> forward(key, effect, record.timestamp()));
    step.take(record.value());
    if (row.hasChanged()) {
      ShopperUnits after = row.counting();
      long clock = context.currentSystemTimeMs();
      tellSessions(step, row, SessionStep.between(sessions, after.sessions()), record.timestamp());
      step.attributes(attribution, after.attribution());
      step.tellProducts();
      if (after.isEmpty() && !before.isEmpty() && !step.waits()) {
        forward(row.key(), new Effect.Published(null), record.timestamp());
      } else if (!after.isEmpty()) {
        told(record);
        if (canWait(record, clock)) {
          waiting.mark(row.key(), record.timestamp());
          schedule(row, after, clock);
        } else {
          publish(row, after, clock, record.timestamp());
          freshness.computed(clock - record.timestamp());
        }
      }
    } else if (record.value() instanceof Message.Settled && before.isEmpty()) {
      forward(row.key(), new Effect.Published(null), record.timestamp());
    }
    rows.write(row);
  }

  /** Only where nobody else waits for what is published. */
  private static boolean canWait(Record<String, Message> record, long clock) {
    return clock - record.timestamp() > BACKLOG.toMillis()
        && record.value() instanceof Message.Told(ShopperEvent _);
  }

  private void told(Record<String, Message> record) {
    if (record.value() instanceof Message.Told(ShopperEvent event)) {
      freshness.received(event.receivedAt().toEpochMilli() - event.occurredAt().toEpochMilli());
    }
  }

  private void tellSessions(
      ShopperStep step, ShopperRow row, SessionStep sessions, long timestamp) {
    long clock = context.currentSystemTimeMs();
    for (Session session : sessions.records(row.shop(), row.shopper(), clock)) {
      forward(row.key(), new Effect.SessionTold(session), timestamp);
    }
    step.pairs(PairChanges.of(sessions));
  }

  private void publish(ShopperRow row, ShopperUnits units, long clock, long timestamp) {
    long asOf = units.asOf(clock);
    units
        .features(row.shop(), row.shopper(), asOf)
        .ifPresent(features -> forward(row.key(), new Effect.Published(features), timestamp));
    schedule(row, units, clock);
  }

  private void schedule(ShopperRow row, ShopperUnits units, long clock) {
    long next = units.nextChange(clock).orElse(ShopperHead.NO_TIMER);
    long pending = row.head().timer();
    if (next < pending) {
      if (pending != ShopperHead.NO_TIMER) {
        timers.clear(pending, row.key());
      }
      timers.set(next, row.key());
      row.timer(next);
    }
  }

  private void tick(long now) {
    if (!waiting.isEmpty() && now >= gatheredUntil) {
      gatheredUntil = now + GATHERED.toMillis();
      waiting.drain(PUBLISHED_BOUND, (key, receivedAt) -> publishLate(key, now, receivedAt));
    }
    for (Timers.Due due : timers.due(now, FIRED_BOUND)) {
      timers.clear(due.at(), due.key());
      ShopperRow row = rows.read(due.key());
      row.timer(ShopperHead.NO_TIMER);
      ShopperUnits units = row.counting();
      for (Fragment closed : units.sessions().closedWithin(due.at(), now)) {
        Session session =
            SessionStep.record(closed, row.shop(), row.shopper(), Session.Status.CLOSED, null);
        forward(row.key(), new Effect.SessionTold(session), now);
      }
      publish(row, units, now, now);
      rows.write(row);
    }
  }

  private void publishLate(String key, long now, long receivedAt) {
    ShopperRow row = rows.read(key);
    ShopperUnits units = row.counting();
    if (!units.isEmpty()) {
      publish(row, units, now, receivedAt);
      rows.write(row);
      freshness.computed(now - receivedAt);
    }
  }

  private void forward(String key, Effect effect, long timestamp) {
    context.forward(new Record<>(key, effect, timestamp));
  }
}
