package dev.novapixel.recs.gather;

import dev.novapixel.recs.catalogue.ShopCatalogue;
import dev.novapixel.recs.knowledge.CachedFacts;
import dev.novapixel.recs.knowledge.Question;
import dev.novapixel.recs.situation.Assortment;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What one shop sells: its catalogue, and as long as that is not authoritative also whatever its
 * events have shown. Belongs to one request.
 */
final class ShopShelves implements Assortment {
  /** How many popular products one trip brings when everything is walked through. */
  private static final int PAGE = 500;

  private final ShopSettings settings;
  private final ShopCatalogue catalogue;
  private final CachedFacts facts;
  private final Asking asking;
  private final Map<String, Facts> fromEvents = new HashMap<>();

  ShopShelves(ShopSettings settings, ShopCatalogue catalogue, CachedFacts facts, Asking asking) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.facts = facts;
    this.asking = asking;
  }

  @Override
  public boolean sells(String productId) {
    return switch (catalogue.standing(productId)) {
      case SOLD -> true;
      case NOT_SOLD -> false;
      case UNKNOWN -> settings.catalogMode() == CatalogMode.FROM_EVENTS;
    };
  }

  @Override
  public Iterable<String> everything() {
    return settings.catalogMode() == CatalogMode.AUTHORITATIVE
        ? catalogue.newest()
        : () -> new Chain(catalogue.newest().iterator(), new Pages());
  }

  @Override
  public Map<String, Facts> facts(Collection<String> productIds) {
    Map<String, Facts> known = new HashMap<>();
    List<String> others = new ArrayList<>();
    for (String product : productIds) {
      catalogue
          .facts(product)
          .or(() -> Optional.ofNullable(fromEvents.get(product)))
          .ifPresentOrElse(found -> known.put(product, found), () -> others.add(product));
    }
    if (!others.isEmpty()) {
      known.putAll(fromEvents(others));
    }
    known.values().removeIf(Facts.UNKNOWN::equals);
    return known;
  }

  /** Each product is asked for once a request, known or not. */
  private Map<String, Facts> fromEvents(List<String> products) {
    Map<String, Facts> found = facts.of(settings.shop(), products, asking::ask);
    products.forEach(
        product -> fromEvents.put(product, found.getOrDefault(product, Facts.UNKNOWN)));
    return found;
  }

  /** One after the other; the second is not touched before the first has ended. */
  private record Chain(Iterator<String> first, Iterator<String> second)
      implements Iterator<String> {
    @Override
    public boolean hasNext() {
      return first.hasNext() || second.hasNext();
    }

    @Override
    public String next() {
      return first.hasNext() ? first.next() : second.next();
    }
  }

  /** Every product that events have shown, most popular first, a page at a time. */
  private final class Pages implements Iterator<String> {
    private final Deque<String> page = new ArrayDeque<>();
    private int read;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !ended) {
        List<Scored> more = asking.ask(Question.of(settings.shop()).popular(read, PAGE)).popular();
        more.forEach(product -> page.add(product.productId()));
        read += more.size();
        ended = more.size() < PAGE;
      }
      return !page.isEmpty();
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }
  }
}
