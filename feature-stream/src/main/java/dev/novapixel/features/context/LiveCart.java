package dev.novapixel.features.context;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a unit's cart: the fold of its cart events since the last that says it all, a
 * snapshot or a completed checkout. All since then are kept, so that a late one finds its place.
 *
 * <p>Bound: {@link #BOUND} changes since then; beyond it the two oldest are folded into a snapshot.
 * A cart has {@link #LINES_BOUND} lines; a further line is not shown.
 */
public final class LiveCart {
  /** Changes kept since the last snapshot. */
  public static final int BOUND = 64;

  /** Lines of a cart. */
  public static final int LINES_BOUND = 100;

  private final List<Entry> entries;

  /** A change of one line, or all lines where {@code change} is null. */
  private record Entry(long at, String eventId, @Nullable Change change, List<Item> lines)
      implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::at).thenComparing(Entry::eventId);

    boolean isSnapshot() {
      return change == null;
    }

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  public LiveCart() {
    this(new ArrayList<>());
  }

  private LiveCart(List<Entry> entries) {
    this.entries = entries;
  }

  void add(ShopperEvent event) {
    entry(event)
        .ifPresent(entry -> {
          entries.add(entry);
          tidy();
        });
  }

  void addAll(LiveCart other) {
    entries.addAll(other.entries);
    tidy();
  }

  /** Which of two carts changed last; either may never have. */
  static LiveCart later(LiveCart one, LiveCart other) {
    if (one.entries.isEmpty() || other.entries.isEmpty()) {
      return one.entries.isEmpty() ? other : one;
    }
    return one.entries.getLast().compareTo(other.entries.getLast()) >= 0 ? one : other;
  }

  /** Its lines, in the order in which they came. */
  List<Item> lines() {
    var lines = new LinkedHashMap<String, Item>();
    entries.forEach(entry -> apply(entry, lines));
    return lines.values().stream().limit(LINES_BOUND).toList();
  }

  void write(BinaryWriter out) {
    out.all(
        entries,
        entry -> {
          out.time(entry.at).text(entry.eventId);
          out.text(entry.change == null ? null : entry.change.name());
          out.all(entry.lines, line -> writeItem(out, line));
        });
  }

  static LiveCart read(BinaryReader in) {
    return new LiveCart(
        in.all(() ->
            new Entry(in.time(), in.text(), change(in.optionalText()), in.all(() -> item(in)))));
  }

  private void tidy() {
    entries.sort(null);
    int last = lastSnapshot();
    if (last > 0) {
      entries.subList(0, last).clear();
    }
    while (entries.size() > BOUND) {
      var lines = new LinkedHashMap<String, Item>();
      apply(entries.removeFirst(), lines);
      Entry second = entries.getFirst();
      apply(second, lines);
      entries.set(0, new Entry(second.at, second.eventId, null, List.copyOf(lines.values())));
    }
  }

  private int lastSnapshot() {
    int last = entries.size() - 1;
    while (last >= 0 && !entries.get(last).isSnapshot()) {
      last--;
    }
    return last;
  }

  private static void apply(Entry entry, Map<String, Item> lines) {
    if (entry.change == null) {
      lines.clear();
      entry.lines.forEach(line -> lines.merge(key(line), line, (a, b) -> plus(a, b.quantity())));
      return;
    }
    Item line = entry.lines.getFirst();
    lines.compute(key(line), (_, present) -> changed(entry.change, present, line));
  }

  private static @Nullable Item changed(Change change, @Nullable Item present, Item line) {
    return switch (change) {
      case ADDED -> present == null ? line : plus(line, present.quantity());
      case REMOVED ->
          present == null || present.quantity() <= line.quantity()
              ? null
              : plus(present, -line.quantity());
      case UPDATED -> line;
    };
  }

  private static Optional<Entry> entry(ShopperEvent event) {
    return switch (event.action()) {
      case Action.CartChanged(var change, var item) when item != null ->
          Optional.of(entry(event, change, List.of(item)));
      case Action.CartViewed viewed -> Optional.of(entry(event, null, viewed.lines()));
      case Action.CheckoutReached reached when reached.step() == Step.COMPLETED ->
          Optional.of(entry(event, null, List.of()));
      case Action _ -> Optional.empty();
    };
  }

  private static Entry entry(ShopperEvent event, @Nullable Change change, List<Item> lines) {
    return new Entry(event.occurredAt().toEpochMilli(), event.eventId(), change, lines);
  }

  private static String key(Item line) {
    return line.variantId() == null ? line.productId() : line.productId() + "/" + line.variantId();
  }

  private static Item plus(Item line, int pieces) {
    int quantity = (int) Math.min(Integer.MAX_VALUE, (long) line.quantity() + pieces);
    return new Item(
        line.productId(),
        line.variantId(),
        line.title(),
        line.category(),
        line.brand(),
        line.price(),
        quantity);
  }

  private static void writeItem(BinaryWriter out, Item line) {
    out.text(line.productId()).text(line.variantId()).text(line.title());
    out.text(line.category()).text(line.brand()).number(line.quantity());
    Money price = line.price();
    out.text(price == null ? null : price.currency()).number(price == null ? 0 : price.minor());
  }

  private static Item item(BinaryReader in) {
    String productId = in.text();
    String variantId = in.optionalText();
    String title = in.optionalText();
    String category = in.optionalText();
    String brand = in.optionalText();
    int quantity = in.integer();
    String currency = in.optionalText();
    long minor = in.number();
    Money price = currency == null ? null : new Money(minor, currency);
    return new Item(productId, variantId, title, category, brand, price, quantity);
  }

  private static @Nullable Change change(@Nullable String name) {
    return name == null ? null : Change.valueOf(name);
  }
}
