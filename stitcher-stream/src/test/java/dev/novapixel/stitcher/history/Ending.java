package dev.novapixel.stitcher.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What is known of a shop once everything is processed.
 *
 * @param events event id → the shopper who holds it
 * @param identities identifier → its shopper
 * @param orders token → the shopper who holds its order
 * @param orderValues token → the sum of what was told of its order, in minor units
 * @param journeys shopper → the identifiers that its journey tells
 */
public record Ending(
    SortedMap<String, Identifier> events,
    SortedMap<Identifier, Identifier> identities,
    SortedMap<String, Identifier> orders,
    SortedMap<String, Long> orderValues,
    SortedMap<Identifier, SortedSet<Identifier>> journeys) {

  /** The same with the ids of the story's events for those under which they were sent. */
  public Ending withStoryIds() {
    var ids = new TreeMap<String, Identifier>();
    events.forEach((id, shopper) -> ids.put(Delivery.storyId(id), shopper));
    return new Ending(ids, identities, orders, orderValues, journeys);
  }

  /**
   * Compares part by part, so that a failure names the part. A journey may tell more: an order that
   * was told twice ties both tellers' accounts.
   */
  public void mustBe(Ending expected) {
    assertThat(events).as("events").isEqualTo(expected.events);
    assertThat(identities).as("identities").isEqualTo(expected.identities);
    assertThat(orders).as("orders").isEqualTo(expected.orders);
    assertThat(orderValues).as("order values").isEqualTo(expected.orderValues);
    assertThat(journeys.keySet()).as("journeys").isEqualTo(expected.journeys.keySet());
    expected.journeys.forEach((shopper, identifiers) ->
        assertThat(journeys.get(shopper)).as("ties of %s", shopper).containsAll(identifiers));
  }
}
