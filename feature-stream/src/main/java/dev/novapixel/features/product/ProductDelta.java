package dev.novapixel.features.product;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.order.Order;
import dev.novapixel.features.order.Orders;
import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.recommendation.Recommended;
import dev.novapixel.features.rolling.Moment;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event adds to the counts of one product.
 *
 * @param productId the product
 * @param at when it counts, in milliseconds
 * @param eventId the event
 * @param counts what is added; negative where an order gives back
 * @param item the product as the event showed it, where it did
 */
public record ProductDelta(
    String productId, long at, String eventId, Counts counts, @Nullable Item item) {

  /** The deltas of an event, one a product; {@code order} is the step of the order it changed. */
  public static List<ProductDelta> of(ShopperEvent event, Optional<Orders.Step> order) {
    return switch (event.action()) {
      case Action.ProductViewed(var item) -> List.of(of(event, item, Counts.VIEW));
      case Action.CartChanged(var change, var item) when change == Change.ADDED && item != null ->
          List.of(of(event, item, Counts.added(item.quantity())));
      case Action.OrderChanged changed -> ofOrder(event, changed, order);
      case Action _ -> List.of();
    };
  }

  /** The deltas of an order whose parts came together: which products it holds, and no more. */
  public static List<ProductDelta> of(Orders.Step order) {
    var deltas = new ArrayList<ProductDelta>();
    long at = order.after().placedAt();
    held(order)
        .forEach(
            (product, n) -> deltas.add(new ProductDelta(product, at, "", Counts.orders(n), null)));
    return deltas;
  }

  /** What changes in the counts of what was recommended. */
  public static ProductDelta of(Recommended.Change change) {
    var counts = Counts.recommended(change.placement(), change.shown(), change.clicked(), 0);
    return new ProductDelta(change.product(), change.at(), "", counts, null);
  }

  /** An order that followed a recommendation, or no longer does: {@code sign} is 1 or −1. */
  public static ProductDelta of(Attribution.Attributed order, int sign) {
    var counts = Counts.recommended(order.placement(), 0, 0, sign);
    return new ProductDelta(order.product(), order.at(), "", counts, null);
  }

  public void write(BinaryWriter out) {
    out.text(productId).time(at).text(eventId);
    counts.write(out);
    out.flag(item != null);
    if (item != null) {
      Money price = item.price();
      out.text(item.title()).text(item.category()).text(item.brand());
      out.text(price == null ? null : price.currency()).number(price == null ? 0 : price.minor());
    }
  }

  public static ProductDelta read(BinaryReader in) {
    String productId = in.text();
    long at = in.time();
    String eventId = in.text();
    Counts counts = Counts.read(in);
    return new ProductDelta(
        productId, at, eventId, counts, in.flag() ? readItem(in, productId) : null);
  }

  private static Item readItem(BinaryReader in, String productId) {
    String title = in.optionalText();
    String category = in.optionalText();
    String brand = in.optionalText();
    String currency = in.optionalText();
    long minor = in.number();
    Money price = currency == null ? null : new Money(minor, currency);
    return new Item(productId, null, title, category, brand, price, 1);
  }

  private static ProductDelta of(ShopperEvent event, Item item, Counts counts) {
    return new ProductDelta(item.productId(), Moment.timeOf(event), event.eventId(), counts, item);
  }

  private static List<ProductDelta> ofOrder(
      ShopperEvent event, Action.OrderChanged changed, Optional<Orders.Step> step) {
    Map<String, Item> items = new LinkedHashMap<>();
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (Item line : changed.lines()) {
      items.putIfAbsent(line.productId(), line);
      Counts sold = Counts.sold(line.quantity(), Amounts.of(Amounts.value(line), 1));
      counts.merge(line.productId(), sold, Counts::with);
    }
    step.ifPresent(order ->
        held(order).forEach((product, n) -> counts.merge(product, Counts.orders(n), Counts::with)));
    var deltas = new ArrayList<ProductDelta>(counts.size());
    long at = Moment.timeOf(event);
    counts.forEach((product, sum) ->
        deltas.add(new ProductDelta(product, at, event.eventId(), sum, items.get(product))));
    return deltas;
  }

  /** +1 for each product that the order holds now and did not before, −1 the other way. */
  private static Map<String, Integer> held(Orders.Step step) {
    Map<String, Integer> held = new HashMap<>();
    Order after = step.after();
    after.products().forEach(product -> held.merge(product, 1, Integer::sum));
    for (Order part : step.before()) {
      part.products().forEach(product -> held.merge(product, -1, Integer::sum));
    }
    held.values().removeIf(count -> count == 0);
    return held;
  }
}
