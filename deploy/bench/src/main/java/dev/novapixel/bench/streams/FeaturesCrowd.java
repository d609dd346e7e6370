package dev.novapixel.bench.streams;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Zipf;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The feature stream with ever more shoppers in its state: what an event costs then, what shoppers
 * cost of whom nothing happens, and how soon it is told that an event left a window.
 */
final class FeaturesCrowd {
  static final Epoch EPOCH = new Epoch("e3");

  private static final String TOPIC = Topics.SHOPPER_EVENTS.in(EPOCH);
  private static final int SMALL = 10_000;
  private static final int GROWTH = 10;
  private static final int RECORDS = 20_000;
  private static final long SEED = 20_261_121;

  /** Longer ago than any window looks back. */
  private static final Duration LONG_AGO = Duration.ofDays(2);

  private static final Duration IDLE = Duration.ofSeconds(15);

  /** Events that leave a window within one second. */
  private static final int LEAVING = 10_000;

  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** Until the first of them leaves: they have to be counted by then. */
  private static final Duration LEAD = Duration.ofSeconds(40);

  private final Laboratory lab;
  private final Figures figures;
  private final BiConsumer<String, ShopperEvent> send;
  private final Runnable flush;
  private final Zipf often = new Zipf(SMALL, new Random(SEED));
  private long number;

  /**
   * @param send takes a topic and an event of it
   * @param flush returns when all that was sent is acknowledged
   */
  FeaturesCrowd(
      Laboratory lab, Figures figures, BiConsumer<String, ShopperEvent> send, Runnable flush) {
    this.lab = lab;
    this.figures = figures;
    this.send = send;
    this.flush = flush;
  }

  /** One round: product views of the same few, whoever else is known. */
  void click() {
    for (int i = 0; i < RECORDS; i++) {
      send("c" + often.next(), Instant.now());
    }
    flush.run();
  }

  /** With ever more shoppers, up to {@code large}. */
  void measure(Measured features, int large)
      throws IOException, InterruptedException, ExecutionException {
    double few = 0;
    int known = 0;
    for (int many = SMALL; many <= large; many *= GROWTH) {
      figures.say("%,d shoppers in its state:".formatted(many));
      fill(known, many);
      known = many;
      Turns.take(figures, List.of(new Turns.Turn("computed", features, RECORDS)));
      double now = features.rounds().median();
      few = few == 0 ? now : few;
      figures.put("shoppers_" + many + "_per_cpu_s", now, "events/CPU-s", "");
      figures.put("large_state_ratio", now / few, "", "of what it is with few shoppers");
      figures.put("idle_" + many + "_cpu", idle(features), "ms/s", "while nothing happens");
    }
    double bytes = (double) lab.stateBytes(FeaturesBench.FEATURES, EPOCH) / known;
    figures.put("state_bytes_per_shopper", bytes, "bytes", "on disk");
    figures.put("crowd_peak_memory_mb", features.peakMemory() / 1e6, "MB", "resident, at most");
    decay(features);
  }

  /** Shoppers of whom nothing was heard for days. */
  private void fill(int from, int until) {
    for (int shopper = from; shopper < until; shopper++) {
      send("c" + shopper, Instant.now().minus(LONG_AGO));
    }
    flush.run();
  }

  /** Processor time for each second. */
  private static double idle(Measured features) throws InterruptedException, ExecutionException {
    features.settle();
    Duration before = features.used();
    TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
    return (double) features.used().minus(before).toMillis() / IDLE.toSeconds();
  }

  /** Lets an event of each of many shoppers leave the shortest window, all within one second. */
  private void decay(Measured features) throws InterruptedException, ExecutionException {
    figures.say("%,d events leave a window within a second:".formatted(LEAVING));
    Instant first = Instant.now().plus(LEAD);
    Map<String, Instant> leaving = new HashMap<>();
    for (int i = 0; i < LEAVING; i++) {
      Instant leaves = first.plusNanos(i * TimeUnit.SECONDS.toNanos(1) / LEAVING);
      String client = "d" + i;
      send(client, leaves.minus(WINDOW));
      leaving.put(Keys.shopper(Clicks.SHOP, Identifier.client(client)), leaves);
    }
    flush.run();
    features.settle();
    if (Instant.now().isAfter(first)) {
      figures.say("  not measured: they were not counted in time");
      return;
    }
    Duration before = features.used();
    long[] delays = new Departures(lab, EPOCH).await(leaving);
    Arrays.sort(delays);
    double middle = (double) delays[delays.length / 2];
    double last = (double) delays[delays.length - 1];
    figures.put("decay_p50_ms", middle, "ms", "until it is told, in the middle");
    figures.put("decay_max_ms", last, "ms", "until the last of it is told");
    Duration used = features.used().minus(before);
    figures.put("decay_cpu_us", used.toNanos() / 1e3 / LEAVING, "µs", "for each, all that ran");
  }

  private void send(String client, Instant at) {
    send.accept(TOPIC, view(client, at));
  }

  private ShopperEvent view(String client, Instant at) {
    long event = number++;
    String product = Long.toString(event * 7919 % 5000);
    var item =
        new Item(
            product, null, "Product", "Type " + event % 40, "Vendor", new Money(2590, "USD"), 1);
    return new ShopperEvent(
        Clicks.SHOP,
        Identifier.client(client),
        UnitId.guest(client),
        1,
        "b" + event,
        at,
        Instant.now(),
        client,
        null,
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        new Action.ProductViewed(item));
  }
}
