package dev.novapixel.features.product;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import java.util.Map;

/** What is counted of a product in an hour or a day; sums in any order. */
public record Counts(
    long views,
    long cartAdds,
    long orders,
    long pieces,
    Map<String, Long> revenue,
    long shown,
    long clicked) {
  static final Counts VIEW = new Counts(1, 0, 0, 0, Map.of(), 0, 0);
  static final Counts SHOWN = new Counts(0, 0, 0, 0, Map.of(), 1, 0);
  static final Counts CLICKED = new Counts(0, 0, 0, 0, Map.of(), 0, 1);

  static Counts added(int pieces) {
    return new Counts(0, pieces, 0, 0, Map.of(), 0, 0);
  }

  static Counts orders(int orders) {
    return new Counts(0, 0, orders, 0, Map.of(), 0, 0);
  }

  static Counts sold(int pieces, Map<String, Long> revenue) {
    return new Counts(0, 0, 0, pieces, revenue, 0, 0);
  }

  Counts with(Counts other) {
    return new Counts(
        views + other.views,
        cartAdds + other.cartAdds,
        orders + other.orders,
        pieces + other.pieces,
        Amounts.sum(revenue, other.revenue),
        shown + other.shown,
        clicked + other.clicked);
  }

  Bucket bucket(int index) {
    return new Bucket(index, views, cartAdds, orders, pieces, revenue, shown, clicked);
  }

  void write(BinaryWriter out) {
    out.number(views).number(cartAdds).number(orders).number(pieces).amounts(revenue);
    out.number(shown).number(clicked);
  }

  static Counts read(BinaryReader in) {
    return new Counts(
        in.number(), in.number(), in.number(), in.number(), in.amounts(), in.number(), in.number());
  }
}
