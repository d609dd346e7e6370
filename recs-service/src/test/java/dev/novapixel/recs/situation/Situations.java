package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds situations for tests: a shop whose products, people and habits are stated one by one. */
public final class Situations {
  private final Map<String, Relation> viewedTogether = new HashMap<>();
  private final Map<String, Relation> boughtTogether = new HashMap<>();
  private final List<String> newest = new ArrayList<>();
  private final Set<String> unsold = new HashSet<>();
  private final Map<String, Facts> facts = new HashMap<>();
  private List<Scored> next = List.of();
  private List<Scored> learnt = List.of();
  private List<Scored> popular = List.of();
  private List<Scored> popularInCategory = List.of();
  private Placement placement = Placement.PRODUCT_PAGE;
  private @Nullable String product;
  private @Nullable String category;
  private @Nullable Viewer viewer;
  private Policy policy = Policy.NONE;
  private int limit = 10;

  public static Situations shop(String... products) {
    Situations shop = new Situations();
    shop.newest.addAll(List.of(products));
    return shop;
  }

  public Situations at(Placement where) {
    placement = where;
    return this;
  }

  public Situations product(@Nullable String id) {
    product = id;
    return this;
  }

  public Situations category(@Nullable String name) {
    category = name;
    return this;
  }

  public Situations limit(int products) {
    limit = products;
    return this;
  }

  public Situations viewer(List<String> viewed, List<String> purchased, List<String> cart) {
    viewer = new Viewer(Identifier.client("ann"), viewed, purchased, cart, null, Map.of());
    return this;
  }

  public Situations viewedWith(String id, Relation relation) {
    viewedTogether.put(id, relation);
    return this;
  }

  public Situations boughtWith(String id, Relation relation) {
    boughtTogether.put(id, relation);
    return this;
  }

  public Situations next(String... products) {
    next = scored(products);
    return this;
  }

  public Situations learnt(String... products) {
    learnt = scored(products);
    return this;
  }

  public Situations policy(Policy set) {
    policy = set;
    return this;
  }

  public Situations popular(String... products) {
    popular = scored(products);
    return this;
  }

  public Situations popularInCategory(String... products) {
    popularInCategory = scored(products);
    return this;
  }

  public Situations unsold(Collection<String> products) {
    unsold.addAll(products);
    return this;
  }

  public Situations facts(String id, String title, String productCategory) {
    facts.put(id, new Facts(title, productCategory, null, null));
    return this;
  }

  public Situation build() {
    return new Situation(
        placement,
        product,
        category,
        viewer,
        new Foretold(next, learnt),
        viewedTogether,
        boughtTogether,
        popular,
        popularInCategory,
        new Shop(List.copyOf(newest), Set.copyOf(unsold), Map.copyOf(facts)),
        policy,
        limit);
  }

  /** A product seen with others: 100 sessions hold it, 1000 there are, each other has 100. */
  public static Relation with(String... neighboursWithFalling) {
    List<Relation.Neighbour> neighbours = new ArrayList<>();
    for (String neighbour : neighboursWithFalling) {
      neighbours.add(new Relation.Neighbour(neighbour, 90 - 10L * neighbours.size(), 100));
    }
    return new Relation(100, 1000, neighbours);
  }

  private static List<Scored> scored(String... products) {
    List<Scored> scored = new ArrayList<>();
    for (String id : products) {
      scored.add(new Scored(id, 100 - scored.size()));
    }
    return scored;
  }

  private record Shop(List<String> everything, Set<String> unsold, Map<String, Facts> known)
      implements Assortment {
    @Override
    public boolean sells(String productId) {
      return !unsold.contains(productId);
    }

    @Override
    public Map<String, Facts> facts(Collection<String> productIds) {
      Map<String, Facts> found = new HashMap<>(known);
      found.keySet().retainAll(productIds);
      return found;
    }
  }
}
