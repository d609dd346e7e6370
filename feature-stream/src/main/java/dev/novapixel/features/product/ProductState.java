package dev.novapixel.features.product;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.codec.Latest;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.ProductFeatures;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one product, and the product as it was last shown: a function of the set of its deltas.
 *
 * <p>Bounds: {@link #HOURS} hours and {@link #DAYS} days up to the newest event; what lies further
 * back is forgotten, and no longer counted when it comes.
 */
public final class ProductState {
  /** Hours kept. */
  public static final int HOURS = 48;

  /** Days kept. */
  public static final int DAYS = 400;

  private static final int FORMAT = 2;
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final TreeMap<Integer, Counts> hours = new TreeMap<>();
  private final TreeMap<Integer, Counts> days = new TreeMap<>();
  private @Nullable Latest<String> title;
  private @Nullable Latest<String> category;
  private @Nullable Latest<String> brand;
  private @Nullable Latest<Money> price;
  private long newest = Long.MIN_VALUE;

  public void add(ProductDelta delta) {
    newest = Math.max(newest, delta.at());
    count(hours, index(delta.at(), HOUR), index(newest, HOUR) - HOURS, delta.counts());
    count(days, index(delta.at(), DAY), index(newest, DAY) - DAYS, delta.counts());
    Item item = delta.item();
    if (item != null) {
      title = latest(title, delta, item.title());
      category = latest(category, delta, item.category());
      brand = latest(brand, delta, item.brand());
      price = latest(price, delta, item.price());
    }
  }

  public ProductFeatures features(String shop, String productId) {
    Money shown = Latest.valueOf(price);
    return new ProductFeatures(
        shop,
        productId,
        Latest.valueOf(title),
        Latest.valueOf(category),
        Latest.valueOf(brand),
        shown == null ? null : shown.minor(),
        shown == null ? null : shown.currency(),
        Instant.ofEpochMilli(newest),
        hours.entrySet().stream().map(hour -> hour.getValue().bucket(hour.getKey())).toList(),
        days.entrySet().stream().map(day -> day.getValue().bucket(day.getKey())).toList());
  }

  public byte[] toBytes() {
    var out = new BinaryWriter(FORMAT).time(newest);
    write(out, hours);
    write(out, days);
    writeText(out, title);
    writeText(out, category);
    writeText(out, brand);
    out.flag(price != null);
    if (price != null) {
      out.time(price.at()).text(price.eventId());
      out.text(price.value().currency()).number(price.value().minor());
    }
    return out.toBytes();
  }

  public static ProductState of(byte[] row) {
    var in = new BinaryReader(row).expect(FORMAT);
    var state = new ProductState();
    state.newest = in.time();
    read(in, state.hours);
    read(in, state.days);
    state.title = readText(in);
    state.category = readText(in);
    state.brand = readText(in);
    if (in.flag()) {
      long at = in.time();
      String eventId = in.text();
      String currency = in.text();
      state.price = new Latest<>(at, eventId, new Money(in.number(), currency));
    }
    return state;
  }

  private static int index(long at, long width) {
    return (int) Math.floorDiv(at, width);
  }

  private static void count(
      NavigableMap<Integer, Counts> buckets, int index, int forgotten, Counts counts) {
    if (index > forgotten) {
      buckets.merge(index, counts, Counts::with);
    }
    buckets.headMap(forgotten, true).clear();
  }

  private static <T> @Nullable Latest<T> latest(
      @Nullable Latest<T> known, ProductDelta delta, @Nullable T value) {
    return value == null
        ? known
        : Latest.of(known, new Latest<>(delta.at(), delta.eventId(), value));
  }

  private static void write(BinaryWriter out, NavigableMap<Integer, Counts> buckets) {
    out.all(
        buckets.entrySet(),
        bucket -> {
          out.number(bucket.getKey());
          bucket.getValue().write(out);
        });
  }

  private static void read(BinaryReader in, NavigableMap<Integer, Counts> buckets) {
    in.all(() -> buckets.put(in.integer(), Counts.read(in)));
  }

  private static void writeText(BinaryWriter out, @Nullable Latest<String> latest) {
    out.text(latest == null ? null : latest.value());
    if (latest != null) {
      out.time(latest.at()).text(latest.eventId());
    }
  }

  private static @Nullable Latest<String> readText(BinaryReader in) {
    String value = in.optionalText();
    return value == null ? null : new Latest<>(in.time(), in.text(), value);
  }
}
