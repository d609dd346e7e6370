package dev.novapixel.local.watch;

import dev.novapixel.schemas.shopper.Tally;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The equation that must hold: every event that was accepted is counted, or a duplicate, or
 * rejected, or dropped, or a bot's.
 *
 * @param accepted records that were ever written to {@code pixel-events}
 * @param byShop what became of those that were read, by shop
 */
public record Conservation(long accepted, SortedMap<String, Sums> byShop) {

  /** What became of a shop's events. */
  public record Sums(long counted, long duplicate, long rejected, long droppedByConsent, long bot) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    Sums plus(Tally tally) {
      return new Sums(
          counted + tally.counted(),
          duplicate + tally.duplicate(),
          rejected + tally.rejected(),
          droppedByConsent + tally.droppedByConsent(),
          bot + tally.bot());
    }

    Sums plus(Sums other) {
      return new Sums(
          counted + other.counted,
          duplicate + other.duplicate,
          rejected + other.rejected,
          droppedByConsent + other.droppedByConsent,
          bot + other.bot);
    }

    public long read() {
      return counted + duplicate + rejected + droppedByConsent + bot;
    }
  }

  static Conservation of(long accepted, Collection<Tally> tallies) {
    var byShop = new TreeMap<String, Sums>();
    tallies.forEach(tally -> byShop.merge(tally.shop(), Sums.NONE.plus(tally), Sums::plus));
    return new Conservation(accepted, byShop);
  }

  public Sums of(String shop) {
    return byShop.getOrDefault(shop, Sums.NONE);
  }

  public Sums all() {
    return byShop.values().stream().reduce(Sums.NONE, Sums::plus);
  }

  /** Zero when everything that was accepted has been read; positive while some is on its way. */
  public long difference() {
    return accepted - all().read();
  }
}
