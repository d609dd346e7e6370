package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.stitcher.normalise.ToldOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes something takes in a node's state. What a client may send again and again
 * has to stay far below the 1 MiB that Kafka takes as one record, or it would stop a partition.
 */
final class Weight {
  /** Of numbers, flags and lengths, whatever they are. */
  private static final int FRAME = 16;

  private Weight() {}

  static int of(Item item) {
    return FRAME
        + of(item.productId())
        + of(item.variantId())
        + of(item.title())
        + of(item.category())
        + of(item.brand());
  }

  static int of(ToldOrder.Apart line) {
    return of(line.id()) + of(line.item());
  }

  static int of(OrderTellings.Given given) {
    int pieces = 0;
    for (var piece : given.refund().pieces()) {
      pieces += FRAME + of(piece.productId()) + of(piece.variantId());
    }
    return 2 * FRAME + of(given.refund().id()) + of(given.cause().eventId()) + pieces;
  }

  /** The first of {@code all} that weigh no more than {@code limit} together. */
  static <T> List<T> first(List<T> all, ToIntFunction<T> weight, int limit) {
    int sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += weight.applyAsInt(all.get(i));
      if (sum > limit) {
        return List.copyOf(all.subList(0, i));
      }
    }
    return all;
  }

  /** Those of the smallest ids that weigh no more than {@code limit} together, and how many. */
  static <T> SortedMap<String, T> first(
      SortedMap<String, T> all, ToIntFunction<T> weight, int limit, int count) {
    var values = new ArrayList<>(all.entrySet());
    var kept = new TreeMap<String, T>();
    for (var entry :
        first(
            values.subList(0, Math.min(count, values.size())),
            e -> weight.applyAsInt(e.getValue()),
            limit)) {
      kept.put(entry.getKey(), entry.getValue());
    }
    return Collections.unmodifiableSortedMap(kept);
  }

  /** In UTF-8, at most. */
  private static int of(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        bytes += 2;
      }
    }
    return bytes;
  }
}
