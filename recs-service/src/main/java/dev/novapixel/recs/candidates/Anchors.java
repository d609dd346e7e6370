package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which products' neighbours are asked for: decided here for the reader and the sources alike. */
public final class Anchors {
  /** How many products viewed last lead to others. */
  private static final int RECENT = 5;

  /** How many lines of a cart lead to others; a cart has seldom more. */
  private static final int CART = 30;

  private Anchors() {}

  /** The product at hand, then what the viewer viewed last, newest first. */
  public static List<String> viewed(@Nullable String product, @Nullable Viewer viewer) {
    Set<String> anchors = new LinkedHashSet<>();
    if (product != null) {
      anchors.add(product);
    }
    if (viewer != null) {
      viewer.viewed().stream().limit(RECENT).forEach(anchors::add);
    }
    return new ArrayList<>(anchors);
  }

  /** The whole cart and the product at hand; after an order, what was bought last as well. */
  public static List<String> bought(
      Placement placement, @Nullable String product, @Nullable Viewer viewer) {
    Set<String> anchors = new LinkedHashSet<>();
    if (viewer != null) {
      viewer.cart().stream().limit(CART).forEach(anchors::add);
    }
    if (product != null) {
      anchors.add(product);
    }
    if (viewer != null && (placement == Placement.POST_PURCHASE || placement == Placement.EMAIL)) {
      viewer.purchased().stream().limit(RECENT).forEach(anchors::add);
    }
    return new ArrayList<>(anchors);
  }
}
