package dev.novapixel.features.profile;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.ProfileFeatures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products by when they were last touched, and how many pieces they sum to. Ties are broken by
 * product id.
 *
 * <p>Bound: twice {@link ProfileFeatures#LIST_BOUND}, the latest; so a list of the latest is exact
 * as long as at most half of them were given back.
 */
final class RecentProducts {
  private static final int BOUND = 2 * ProfileFeatures.LIST_BOUND;

  private final Map<String, Touch> touches;

  /** When last, in milliseconds, the sum of pieces, and how it looked then. */
  private record Touch(long at, long pieces, Looks looks) {
    Touch with(Touch other) {
      return new Touch(
          Math.max(at, other.at), pieces + other.pieces, isAfter(other) ? looks : other.looks);
    }

    private boolean isAfter(Touch other) {
      return at != other.at ? at > other.at : looks.compareTo(other.looks) > 0;
    }
  }

  /** A product of a list, when it was touched last, in milliseconds, and how it looked then. */
  record Recent(String productId, long at, Looks looks) {}

  private static final Comparator<Map.Entry<String, Touch>> NEWEST =
      Comparator.<Map.Entry<String, Touch>>comparingLong(entry -> -entry.getValue().at())
          .thenComparing(Map.Entry.comparingByKey());

  RecentProducts() {
    this(new HashMap<>());
  }

  private RecentProducts(Map<String, Touch> touches) {
    this.touches = touches;
  }

  void add(String productId, long at, long pieces, Looks looks) {
    touches.merge(productId, new Touch(at, pieces, looks), Touch::with);
    tidy();
  }

  void addAll(RecentProducts other) {
    other.touches.forEach((product, touch) -> touches.merge(product, touch, Touch::with));
    tidy();
  }

  /** The latest of all units that sum to at least one piece, newest first. */
  static List<Recent> newestFirst(List<RecentProducts> units) {
    return union(units).entrySet().stream()
        .filter(entry -> entry.getValue().pieces > 0)
        .sorted(NEWEST)
        .limit(ProfileFeatures.LIST_BOUND)
        .map(entry -> new Recent(entry.getKey(), entry.getValue().at, entry.getValue().looks))
        .toList();
  }

  private static Map<String, Touch> union(List<RecentProducts> units) {
    if (units.size() == 1) {
      return units.getFirst().touches;
    }
    Map<String, Touch> union = new HashMap<>();
    units.forEach(
        unit -> unit.touches.forEach((product, touch) -> union.merge(product, touch, Touch::with)));
    return union;
  }

  static List<String> names(List<Recent> products) {
    return products.stream().map(Recent::productId).toList();
  }

  void write(BinaryWriter out) {
    out.all(
        touches.entrySet(),
        entry -> {
          Touch touch = entry.getValue();
          touch.looks.write(out.text(entry.getKey()).time(touch.at).number(touch.pieces));
        });
  }

  static RecentProducts read(BinaryReader in) {
    Map<String, Touch> touches = new HashMap<>();
    in.all(() -> touches.put(in.text(), new Touch(in.time(), in.number(), Looks.read(in))));
    return new RecentProducts(touches);
  }

  private void tidy() {
    if (touches.size() > BOUND) {
      touches.entrySet().stream()
          .sorted(NEWEST.reversed())
          .limit(touches.size() - BOUND)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(touches::remove);
    }
  }
}
