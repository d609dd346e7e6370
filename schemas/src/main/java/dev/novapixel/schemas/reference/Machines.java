package dev.novapixel.schemas.reference;

import static java.util.stream.Collectors.groupingBy;

import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Units that no person can be: more than {@link Window#EVENTS_BOUND} of their events lay within a
 * day, as the log came. Nothing that they did counts.
 */
final class Machines {
  private Machines() {}

  /** The events of people. */
  static List<ShopperEvent> without(List<ShopperEvent> log) {
    Set<UnitId> machines = new HashSet<>();
    log.stream()
        .collect(groupingBy(ShopperEvent::unit))
        .forEach((unit, events) -> {
          if (isMachine(events)) {
            machines.add(unit);
          }
        });
    return log.stream().filter(event -> !machines.contains(event.unit())).toList();
  }

  /** Looks, event by event, at the day up to the newest that has come. */
  private static boolean isMachine(List<ShopperEvent> log) {
    var day = new PriorityQueue<Instant>();
    Instant newest = Instant.MIN;
    for (ShopperEvent event : log) {
      Instant time = EventTime.of(event);
      newest = time.isAfter(newest) ? time : newest;
      day.add(time);
      Instant before = newest.minus(Window.LAST_24H.width());
      while (!day.isEmpty() && !day.element().isAfter(before)) {
        day.remove();
      }
      if (day.size() > Window.EVENTS_BOUND) {
        return true;
      }
    }
    return false;
  }
}
