package dev.novapixel.recs.lists;

import dev.novapixel.recs.candidates.BoughtTogether;
import dev.novapixel.recs.candidates.ViewedTogether;
import dev.novapixel.recs.gather.Asking;
import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.knowledge.Question;
import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.recs.situation.Assortment;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.shop.ShopSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the plain lists; they hold only what the shop sells. Thread-safe. */
public final class ProductLists {
  /** How often a popular list is read on because most of what came is not sold. */
  private static final int TRIPS = 5;

  private final Gatherer gatherer;

  public ProductLists(Gatherer gatherer) {
    this.gatherer = gatherer;
  }

  /** By what two products belong together. */
  public enum Habit {
    VIEWED(ViewedTogether.SHRINK),
    BOUGHT(BoughtTogether.SHRINK);

    private final double shrink;

    Habit(double shrink) {
      this.shrink = shrink;
    }
  }

  /**
   * What belongs to one product.
   *
   * @param page its neighbours, best first: by shrunk cosine, then count, then id
   * @param total n_p: sessions or orders that hold the product
   * @param all N: all of the shop's
   */
  public record Related(Page<RelatedProduct> page, long total, long all) {}

  /** What is viewed, or bought, with a product. */
  public Related related(
      ShopSettings settings, String product, Habit habit, int offset, int limit, Asking asking) {
    Relation relation = relation(settings.shop(), product, habit, asking);
    Assortment assortment = gatherer.assortment(settings, asking);
    List<RelatedProduct> sold =
        relation.neighbours().stream()
            .filter(neighbour -> assortment.sells(neighbour.productId()))
            .map(neighbour -> scored(relation, neighbour, habit))
            .sorted(
                Comparator.comparingDouble(RelatedProduct::score)
                    .thenComparingLong(related -> related.counts().together())
                    .reversed()
                    .thenComparing(RelatedProduct::productId))
            .toList();
    List<RelatedProduct> part = sold.stream().skip(offset).limit(limit).toList();
    Map<String, Facts> facts =
        assortment.facts(part.stream().map(RelatedProduct::productId).toList());
    int end = offset + part.size();
    OptionalInt next = end < sold.size() ? OptionalInt.of(end) : OptionalInt.empty();
    return new Related(
        new Page<>(part.stream().map(related -> with(facts, related)).toList(), next),
        relation.total(),
        relation.all());
  }

  private static Relation relation(String shop, String product, Habit habit, Asking asking) {
    Set<String> asked = Set.of(product);
    int atMost = ProductAffinity.NEIGHBOUR_BOUND;
    Question question = Question.of(shop);
    return switch (habit) {
      case VIEWED ->
          asking
              .ask(question.neighbours(asked, Set.of(), atMost))
              .viewedTogether()
              .getOrDefault(product, Relation.NONE);
      case BOUGHT ->
          asking
              .ask(question.neighbours(Set.of(), asked, atMost))
              .boughtTogether()
              .getOrDefault(product, Relation.NONE);
    };
  }

  private static RelatedProduct scored(
      Relation relation, Relation.Neighbour neighbour, Habit habit) {
    PairCounts counts = relation.counts(neighbour);
    return new RelatedProduct(
        neighbour.productId(), counts, counts.shrunkCosine(habit.shrink), Facts.UNKNOWN);
  }

  private static RelatedProduct with(Map<String, Facts> facts, RelatedProduct related) {
    return new RelatedProduct(
        related.productId(),
        related.counts(),
        related.score(),
        facts.getOrDefault(related.productId(), Facts.UNKNOWN));
  }

  /** What is popular in the shop, or in one of its categories; best first. */
  public Page<PopularProduct> popular(
      ShopSettings settings, @Nullable String category, int offset, int limit, Asking asking) {
    Assortment assortment = gatherer.assortment(settings, asking);
    List<Scored> sold = new ArrayList<>();
    int read = offset;
    boolean ended = false;
    for (int trip = 0; trip < TRIPS && !ended && sold.size() < limit; trip++) {
      List<Scored> more = popular(settings.shop(), category, read, limit, asking);
      for (Scored product : more) {
        if (sold.size() < limit) {
          read++;
          if (assortment.sells(product.productId())) {
            sold.add(product);
          }
        }
      }
      ended = more.size() < limit;
    }
    Map<String, Facts> facts = assortment.facts(sold.stream().map(Scored::productId).toList());
    return new Page<>(
        sold.stream()
            .map(product ->
                new PopularProduct(
                    product.productId(),
                    product.score(),
                    facts.getOrDefault(product.productId(), Facts.UNKNOWN)))
            .toList(),
        ended ? OptionalInt.empty() : OptionalInt.of(read));
  }

  private static List<Scored> popular(
      String shop, @Nullable String category, int skipped, int wanted, Asking asking) {
    Question question = Question.of(shop);
    return category == null
        ? asking.ask(question.popular(skipped, wanted)).popular()
        : asking.ask(question.popularIn(category, skipped, wanted)).popularInCategory();
  }
}
