package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;

/**
 * Which events something was computed from, told without listing them: equal sums in any order, and
 * unequal ones where an event is missing. An order is one event, however many differences it was
 * told in: each adds what it changes, so that all of an order come to the order as it is.
 *
 * @param events how many
 * @param hash sum of hashes: of an event's id; of an order's value and of each kind of its pieces,
 *     as many times as there are
 */
public record EventSum(long events, long hash) {
  public static final EventSum NONE = new EventSum(0, 0);

  public static EventSum of(ShopperEvent event) {
    return event.action() instanceof Action.OrderChanged order
        ? new EventSum(order.orders(), difference(order))
        : new EventSum(1, hash(event.eventId()));
  }

  public EventSum with(EventSum other) {
    return new EventSum(events + other.events, hash + other.hash);
  }

  private static long difference(Action.OrderChanged order) {
    String frame = order.orderId() + '\n' + order.placedAt().toEpochMilli();
    long sum = order.orders() * hash(frame);
    Money value = order.value();
    if (value != null) {
      sum += value.minor() * hash(frame + '\n' + value.currency());
    }
    for (Item line : order.lines()) {
      sum += line.quantity() * hash(frame + '\n' + kind(line));
    }
    return sum;
  }

  private static String kind(Item line) {
    Money price = line.price();
    return line.productId()
        + '\n'
        + line.variantId()
        + '\n'
        + (price == null ? "" : price.minor() + price.currency());
  }

  /** 64-bit FNV-1a, with the finaliser of SplitMix64 so that sums do not cancel out. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
