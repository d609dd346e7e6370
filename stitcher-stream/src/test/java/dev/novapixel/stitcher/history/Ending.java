package dev.novapixel.stitcher.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is known of a shop once everything is processed.
 *
 * @param events event id → the shopper who holds it
 * @param identities identifier → its shopper
 * @param orders token → the shopper who holds its order
 * @param orderValues token → the sum of what was told of its order, in minor units
 * @param journeys the shoppers who have one
 */
public record Ending(
    SortedMap<String, Identifier> events,
    SortedMap<Identifier, Identifier> identities,
    SortedMap<String, Identifier> orders,
    SortedMap<String, Long> orderValues,
    SortedSet<Identifier> journeys) {

  /** Compares part by part, so that a failure names the part. */
  public void mustBe(Ending expected) {
    assertThat(events).as("events").isEqualTo(expected.events);
    assertThat(identities).as("identities").isEqualTo(expected.identities);
    assertThat(orders).as("orders").isEqualTo(expected.orders);
    assertThat(orderValues).as("order values").isEqualTo(expected.orderValues);
    assertThat(journeys).as("journeys").isEqualTo(expected.journeys);
  }
}
