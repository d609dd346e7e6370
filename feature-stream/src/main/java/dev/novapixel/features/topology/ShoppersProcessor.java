package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairChanges;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.features.session.SessionStep;
import dev.novapixel.features.unit.ShopperUnits;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Keeps the states of units by shopper, and publishes what they come to: when something happened,
 * and when a timer says that something left a window or a session closed. A shopper's events change
 * its state one by one; what they come to is told and written once, when the transaction ends.
 *
 * <p>The clock decides when a value is published and is then its as-of; no state remembers it. A
 * shopper has one pending timer, at or before its next change: events only ever make the next
 * change earlier than a pending timer says, never the timer too late, and one that fires for
 * nothing is set anew.
 */
final class ShoppersProcessor implements Processor<String, Message, String, Effect> {
  /** A fraction of the second within which a value has to leave a window everywhere. */
  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * Timers fired in one tick of one task, so that events wait for them a fraction of a second at
   * most; the rest come next. Four tasks fire 20,000 a second.
   */
  private static final int FIRED_BOUND = 500;

  /** A transaction that fired timers waits so long for more. */
  private static final Duration FIRED_WAIT = Duration.ofMillis(250);

  private final Freshness freshness;
  private final Duration shortest;
  private ProcessorContext<String, Effect> context;
  private ShopperRows rows;
  private Timers timers;
  private Pace pace;
  private ProductChanges products;

  private ShoppersProcessor(Freshness freshness, Duration shortest) {
    this.freshness = freshness;
    this.shortest = shortest;
  }

  /** Commits at most every {@code shortest}. */
  static ProcessorSupplier<String, Message, String, Effect> supplier(
      Freshness freshness, Duration shortest, RowStore.Making stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Message, String, Effect> get() {
        return new ShoppersProcessor(freshness, shortest);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(stores.named(ShopperRows.STORE));
      }
    };
  }

  /** Also called of a task that begins anew after a failure: all that is kept is made here. */
  @Override
  public void init(ProcessorContext<String, Effect> context) {
    this.context = context;
    products = new ProductChanges();
    RowStore store = RowStore.of(context, ShopperRows.STORE);
    rows = new ShopperRows(store);
    timers = new Timers(store);
    pace = new Pace(context, shortest);
    store.beforeCommit(context, this::commit);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Message> record) {
    ShopperRow row = rows.read(record.key());
    Message message = record.value();
    boolean isMove = !(message instanceof Message.Told(ShopperEvent _));
    pace.took(record.timestamp());
    row.begin(record.timestamp());
    if (isMove && row.hasChanged()) {
      tell(row, false);
      row.tell();
    }
    ShopperStep step = step(row, record.timestamp());
    step.take(message);
    step.tellProducts();
    if (message instanceof Message.Told(ShopperEvent event) && row.hasChanged()) {
      freshness.received(event.receivedAt().toEpochMilli() - event.occurredAt().toEpochMilli());
    }
    if (isMove && row.hasChanged()) {
      tell(row, step.waits());
      row.tell();
    }
    if (message instanceof Message.Settled && row.counting().isEmpty()) {
      row.forget();
    }
    keep(row);
  }

  private void keep(ShopperRow row) {
    if (row.isOpen()) {
      rows.open(row);
      if (rows.isFull() || products.isFull()) {
        closeAll();
      }
    } else {
      row.written();
    }
  }

  /**
   * Tells how its sessions and its orders are not as they were told. A unit that comes or goes is
   * told by itself: nothing of it may be forgotten before it was compared.
   *
   * @param waits whether a shopper that is empty now stays published until it hears {@code Settled}
   * @return what it is now
   */
  private ShopperUnits tell(ShopperRow row, boolean waits) {
    Told before = row.begin(row.until());
    ShopperUnits after = row.counting();
    long clock = context.currentSystemTimeMs();
    SessionStep sessions = SessionStep.between(before.sessions(), after.sessions());
    for (Session session : sessions.records(row.shop(), row.shopper(), clock)) {
      forward(row.key(), new Effect.SessionTold(session), row.until());
    }
    ShopperStep step = step(row, row.until());
    step.pairs(PairChanges.of(sessions));
    step.attributes(before.attribution(), after.attribution());
    step.tellProducts();
    if (after.isEmpty() && !before.isEmpty() && !waits) {
      row.forget();
    }
    return after;
  }

  private void commit() {
    closeAll();
    pace.committed();
  }

  private void closeAll() {
    long clock = context.currentSystemTimeMs();
    rows.close(row -> close(row, clock));
    products.drain(
        (key, change, receivedAt) -> forward(key, new Effect.Counted(change), receivedAt));
  }

  private void close(ShopperRow row, long clock) {
    ShopperUnits units = row.hasChanged() ? tell(row, false) : row.counting();
    if (row.hasChanged()) {
      row.publish();
      freshness.computed(clock - row.since());
    }
    if (!units.isEmpty() && row.isDue()) {
      publish(row, units, clock);
    } else if (units.isEmpty() && row.isForgotten()) {
      forward(row.key(), new Effect.Published(null), row.until());
    }
  }

  private void publish(ShopperRow row, ShopperUnits units, long clock) {
    units
        .features(row.shop(), row.shopper(), units.asOf(clock))
        .ifPresent(features -> forward(row.key(), new Effect.Published(features), row.until()));
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
    for (Timers.Due due : timers.due(now, FIRED_BOUND)) {
      timers.clear(due.at(), due.key());
      fire(rows.read(due.key()), due.at(), now);
    }
  }

  private void fire(ShopperRow row, long due, long now) {
    pace.within(FIRED_WAIT);
    List<Fragment> open = row.begin(now).sessions().closedWithin(due, now);
    if (row.hasChanged()) {
      tell(row, false);
      row.tell();
    }
    List<Fragment> standing = row.counting().sessions().joined();
    for (Fragment closed : open) {
      if (standing.contains(closed)) {
        Session session =
            SessionStep.record(closed, row.shop(), row.shopper(), Session.Status.CLOSED, null);
        forward(row.key(), new Effect.SessionTold(session), now);
      }
    }
    row.timer(ShopperHead.NO_TIMER);
    row.publish();
    keep(row);
  }

  private ShopperStep step(ShopperRow row, long receivedAt) {
    return new ShopperStep(
        row,
        (key, effect) -> {
          if (effect instanceof Effect.Counted(var change)) {
            products.add(key, change, receivedAt);
          } else {
            forward(key, effect, receivedAt);
          }
        });
  }

  private void forward(String key, Effect effect, long timestamp) {
    context.forward(new Record<>(key, effect, timestamp));
  }
}
