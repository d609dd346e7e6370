package dev.novapixel.features.session;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products and when each was first seen, the smallest by (time, product id); immutable. What is cut
 * off at {@link Session#VIEW_BOUND} can never come back: as many smaller ones stay smaller,
 * whatever is added. So the smallest of a union are found from the smallest of its parts.
 *
 * @param entries each product once, smallest first
 */
public record FirstSeen(List<Entry> entries) {
  static final FirstSeen NONE = new FirstSeen(List.of());

  /** A product and when it was first seen, in milliseconds. */
  public record Entry(String productId, long at) {
    private static final Comparator<Entry> SMALLEST =
        Comparator.comparingLong(Entry::at).thenComparing(Entry::productId);
  }

  public FirstSeen {
    entries = List.copyOf(entries);
  }

  static FirstSeen of(String productId, long at) {
    return new FirstSeen(List.of(new Entry(productId, at)));
  }

  FirstSeen with(FirstSeen other) {
    if (other.entries.isEmpty() || holdsAll(other)) {
      return this;
    }
    if (entries.isEmpty()) {
      return other;
    }
    Map<String, Entry> first = HashMap.newHashMap(entries.size() + other.entries.size());
    entries.forEach(entry -> first.put(entry.productId, entry));
    other.entries.forEach(
        entry -> first.merge(entry.productId, entry, (a, b) -> a.at <= b.at ? a : b));
    var union = new ArrayList<>(first.values());
    union.sort(Entry.SMALLEST);
    return new FirstSeen(union.subList(0, Math.min(union.size(), Session.VIEW_BOUND)));
  }

  /** The products, smallest first. */
  public List<String> products() {
    return entries.stream().map(Entry::productId).toList();
  }

  void write(BinaryWriter out) {
    out.all(entries, entry -> out.text(entry.productId).time(entry.at));
  }

  static FirstSeen read(BinaryReader in) {
    return new FirstSeen(in.all(() -> new Entry(in.text(), in.time())));
  }

  private boolean holdsAll(FirstSeen other) {
    for (Entry theirs : other.entries) {
      boolean held = false;
      for (Entry ours : entries) {
        held |= ours.at <= theirs.at && ours.productId.equals(theirs.productId);
      }
      if (!held) {
        return false;
      }
    }
    return true;
  }
}
