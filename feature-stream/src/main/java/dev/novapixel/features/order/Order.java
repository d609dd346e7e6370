package dev.novapixel.features.order;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An order as its differences add up to; immutable.
 *
 * @param id its id
 * @param placedAt its time in milliseconds; the latest, should its differences ever disagree
 * @param count 1 while it stands
 * @param pieces by product; what sums to nothing is left out
 */
public record Order(String id, long placedAt, int count, Map<String, Long> pieces) {

  public Order {
    pieces = Map.copyOf(pieces);
  }

  static Order none(Action.OrderChanged change) {
    return new Order(change.orderId(), change.placedAt().toEpochMilli(), 0, Map.of());
  }

  Order with(Action.OrderChanged change) {
    var sum = new TreeMap<>(pieces);
    change
        .lines()
        .forEach(line -> sum.merge(line.productId(), (long) line.quantity(), Order::orNothing));
    long at = Math.max(placedAt, change.placedAt().toEpochMilli());
    return new Order(id, at, count + change.orders(), sum);
  }

  Order with(Order other) {
    var sum = new TreeMap<>(pieces);
    other.pieces.forEach((product, count) -> sum.merge(product, count, Order::orNothing));
    return new Order(id, Math.max(placedAt, other.placedAt), count + other.count, sum);
  }

  /** The products that it holds, by id; none once it is cancelled. */
  public List<String> products() {
    return count <= 0
        ? List.of()
        : pieces.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
  }

  void write(BinaryWriter out) {
    out.text(id).time(placedAt).number(count);
    out.all(pieces.entrySet(), entry -> out.text(entry.getKey()).number(entry.getValue()));
  }

  static Order read(BinaryReader in) {
    String id = in.text();
    long placedAt = in.time();
    int count = in.integer();
    var pieces = new TreeMap<String, Long>();
    in.all(() -> pieces.put(in.text(), in.number()));
    return new Order(id, placedAt, count, pieces);
  }

  @SuppressWarnings("NullAway") // Map.merge takes an entry out where its function gives null
  private static Long orNothing(Long one, Long other) {
    return one + other == 0 ? null : Long.valueOf(one + other);
  }
}
