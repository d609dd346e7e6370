package dev.novapixel.features.product;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import java.util.HashMap;
import java.util.Map;

/** What is counted of a product in an hour or a day; sums in any order. */
public record Counts(
    long views,
    long cartAdds,
    long orders,
    long pieces,
    Map<String, Long> revenue,
    Map<String, Placement> placements) {
  static final Counts VIEW = new Counts(1, 0, 0, 0, Map.of(), Map.of());

  /** Placements of an hour or a day that are told apart: more than there are, unless by mistake. */
  private static final int PLACEMENTS_BOUND = 32;

  /** Where those beyond the bound are counted together. */
  static final String OTHER_PLACEMENTS = "other";

  static Counts added(int pieces) {
    return new Counts(0, pieces, 0, 0, Map.of(), Map.of());
  }

  static Counts orders(int orders) {
    return new Counts(0, 0, orders, 0, Map.of(), Map.of());
  }

  static Counts sold(int pieces, Map<String, Long> revenue) {
    return new Counts(0, 0, 0, pieces, revenue, Map.of());
  }

  static Counts recommended(String placement, int shown, int clicked, int orders) {
    return new Counts(
        0, 0, 0, 0, Map.of(), Map.of(placement, new Placement(shown, clicked, orders)));
  }

  Counts with(Counts other) {
    return new Counts(
        views + other.views,
        cartAdds + other.cartAdds,
        orders + other.orders,
        pieces + other.pieces,
        Amounts.sum(revenue, other.revenue),
        sum(placements, other.placements));
  }

  Bucket bucket(int index) {
    long shown = placements.values().stream().mapToLong(Placement::shown).sum();
    long clicked = placements.values().stream().mapToLong(Placement::clicked).sum();
    return new Bucket(index, views, cartAdds, orders, pieces, revenue, shown, clicked, placements);
  }

  void write(BinaryWriter out) {
    out.number(views).number(cartAdds).number(orders).number(pieces).amounts(revenue);
    out.all(
        placements.entrySet(),
        entry -> {
          Placement counts = entry.getValue();
          out.text(entry.getKey()).number(counts.shown()).number(counts.clicked());
          out.number(counts.orders());
        });
  }

  static Counts read(BinaryReader in) {
    return new Counts(
        in.number(), in.number(), in.number(), in.number(), in.amounts(), placements(in));
  }

  private static Map<String, Placement> placements(BinaryReader in) {
    int count = in.integer();
    if (count == 0) {
      return Map.of();
    }
    var placements = HashMap.<String, Placement>newHashMap(count);
    for (int i = 0; i < count; i++) {
      placements.put(in.text(), new Placement(in.number(), in.number(), in.number()));
    }
    return placements;
  }

  private static Map<String, Placement> sum(
      Map<String, Placement> one, Map<String, Placement> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    var sum = new HashMap<>(one);
    other.forEach((placement, counts) -> {
      boolean known = sum.size() < PLACEMENTS_BOUND || sum.containsKey(placement);
      sum.merge(known ? placement : OTHER_PLACEMENTS, counts, Counts::sum);
    });
    return sum;
  }

  private static Placement sum(Placement one, Placement other) {
    return new Placement(
        one.shown() + other.shown(),
        one.clicked() + other.clicked(),
        one.orders() + other.orders());
  }
}
