package dev.novapixel.stitcher.normalise;

import java.util.ArrayList;
import java.util.List;

/** The values of one event that could not be used and were left out. Not thread-safe. */
final class Drops {
  /** Most places that are named; an event with more is broken in one way many times. */
  private static final int LIMIT = 16;

  private final List<String> pointers = new ArrayList<>(0);

  void add(Json place) {
    if (pointers.size() < LIMIT) {
      pointers.add(place.pointer());
    }
  }

  List<String> pointers() {
    return pointers;
  }
}
