package dev.novapixel.stitcher.history;

import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's events under one customer's logins, or under nobody's. */
final class Unit {
  final String client;
  final @Nullable String customer;

  /** Whose it is by itself, once voids are taken off. */
  @Nullable String owner;

  final List<TypedEvent> events = new ArrayList<>();

  Unit(String client, @Nullable String customer) {
    this.client = client;
    this.customer = customer;
  }

  String firstEvent() {
    return events.getFirst().eventId();
  }
}
