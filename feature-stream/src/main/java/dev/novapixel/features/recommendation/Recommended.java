package dev.novapixel.features.recommendation;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The products that were recommended to a unit: when each came into view first, and when it was
 * clicked first. A product of a recommendation in a placement counts once, however often it comes
 * into view or is clicked; so clicks are a share of what was shown. It counts at its first time; a
 * late event that was earlier moves it there.
 *
 * <p>Bound: the {@link #BOUND} latest. Beyond it the oldest are forgotten when the unit is written:
 * they stay counted, and would count once more were they shown again.
 */
public final class Recommended {
  /** Products of recommendations that are remembered. */
  static final int BOUND = 200;

  private static final Comparator<Map.Entry<Offer, Times>> OLDEST =
      Map.Entry.<Offer, Times>comparingByValue(Comparator.comparingLong(Times::latest))
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<Offer, Times> offers = new HashMap<>();

  /** A product of one recommendation in one placement. */
  private record Offer(String recommendation, String placement, String product)
      implements Comparable<Offer> {
    private static final Comparator<Offer> ORDER =
        Comparator.comparing(Offer::recommendation)
            .thenComparing(Offer::placement)
            .thenComparing(Offer::product);

    @Override
    public int compareTo(Offer other) {
      return ORDER.compare(this, other);
    }
  }

  /** When it was first shown and first clicked, in milliseconds; {@link #NEVER} if it was not. */
  private record Times(long shown, long clicked) {
    static final long NEVER = Long.MAX_VALUE;
    static final Times NONE = new Times(NEVER, NEVER);

    Times with(Times other) {
      return new Times(Math.min(shown, other.shown), Math.min(clicked, other.clicked));
    }

    long latest() {
      return clicked == NEVER ? shown : clicked;
    }
  }

  /**
   * What changes in the counts of a product in a placement.
   *
   * @param at when it counts, in milliseconds
   * @param shown 1 or −1, or 0
   * @param clicked likewise
   */
  public record Change(String product, String placement, long at, int shown, int clicked) {}

  /** A product that was clicked where it was recommended. */
  record Click(String product, String placement, long at) {}

  /** What an event changes in the counts of products. */
  public List<Change> add(ShopperEvent event) {
    long at = event.occurredAt().toEpochMilli();
    var changes = new ArrayList<Change>();
    switch (event.action()) {
      case Action.RecommendationShown(var id, var placement, var products) ->
          products.forEach(product ->
              add(new Offer(id, placement, product), new Times(at, Times.NEVER), changes));
      case Action.RecommendationClicked(var id, var placement, var product) ->
          add(new Offer(id, placement, product), new Times(Times.NEVER, at), changes);
      case Action _ -> {}
    }
    return changes;
  }

  /** Adds what was counted elsewhere; what both had counted is taken back once. */
  public List<Change> addAll(Recommended other) {
    var changes = new ArrayList<Change>();
    other.offers.forEach((offer, theirs) -> {
      Times ours = offers.getOrDefault(offer, Times.NONE);
      offers.put(offer, ours.with(theirs));
      takeBack(offer, Math.max(ours.shown, theirs.shown), 1, 0, changes);
      takeBack(offer, Math.max(ours.clicked, theirs.clicked), 0, 1, changes);
    });
    return changes;
  }

  /** Forgets what lies beyond the bound. */
  public void settle() {
    if (offers.size() > BOUND) {
      offers.entrySet().stream()
          .sorted(OLDEST)
          .limit(offers.size() - BOUND)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(offers::remove);
    }
  }

  List<Click> clicks() {
    var clicks = new ArrayList<Click>();
    offers.forEach((offer, times) -> {
      if (times.clicked != Times.NEVER) {
        clicks.add(new Click(offer.product, offer.placement, times.clicked));
      }
    });
    return clicks;
  }

  public void write(BinaryWriter out) {
    out.all(
        offers.entrySet(),
        entry -> {
          Offer offer = entry.getKey();
          out.text(offer.recommendation).text(offer.placement).text(offer.product);
          writeTime(out, entry.getValue().shown);
          writeTime(out, entry.getValue().clicked);
        });
  }

  public static Recommended read(BinaryReader in) {
    var recommended = new Recommended();
    in.all(() ->
        recommended.offers.put(
            new Offer(in.text(), in.text(), in.text()), new Times(readTime(in), readTime(in))));
    return recommended;
  }

  private void add(Offer offer, Times seen, List<Change> changes) {
    Times before = offers.getOrDefault(offer, Times.NONE);
    Times after = before.with(seen);
    offers.put(offer, after);
    if (after.shown != before.shown) {
      takeBack(offer, before.shown, 1, 0, changes);
      changes.add(new Change(offer.product, offer.placement, after.shown, 1, 0));
    }
    if (after.clicked != before.clicked) {
      takeBack(offer, before.clicked, 0, 1, changes);
      changes.add(new Change(offer.product, offer.placement, after.clicked, 0, 1));
    }
  }

  private static void takeBack(Offer offer, long at, int shown, int clicked, List<Change> changes) {
    if (at != Times.NEVER) {
      changes.add(new Change(offer.product, offer.placement, at, -shown, -clicked));
    }
  }

  private static void writeTime(BinaryWriter out, long at) {
    out.flag(at != Times.NEVER);
    if (at != Times.NEVER) {
      out.time(at);
    }
  }

  private static long readTime(BinaryReader in) {
    return in.flag() ? in.time() : Times.NEVER;
  }
}
