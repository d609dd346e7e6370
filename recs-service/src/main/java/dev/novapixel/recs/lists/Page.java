package dev.novapixel.recs.lists;

import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a list.
 *
 * @param items the part
 * @param next how many entries all parts up to this one took; empty if nothing follows
 */
public record Page<T>(List<T> items, OptionalInt next) {
  public Page {
    items = List.copyOf(items);
  }
}
