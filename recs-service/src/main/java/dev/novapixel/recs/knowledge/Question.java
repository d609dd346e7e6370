package dev.novapixel.recs.knowledge;

import dev.novapixel.schemas.event.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is asked of a store at once, so that it can be answered in one round trip. Built
 * step by step by one thread, then only read; what was not asked for is empty in the answer.
 */
public final class Question {
  final String shop;
  List<Identifier> names = List.of();
  @Nullable Identifier shopper;
  Set<String> viewedWith = Set.of();
  Set<String> boughtWith = Set.of();
  int neighbours;
  Set<String> facts = Set.of();
  Ranks popular = Ranks.NONE;
  Ranks popularInCategory = Ranks.NONE;
  String category = "";

  /** Which places of a list are wanted. */
  record Ranks(int skipped, int wanted) {
    static final Ranks NONE = new Ranks(0, 0);
  }

  private Question(String shop) {
    this.shop = shop;
  }

  /** A question about one shop: no answer holds anything of another. */
  public static Question of(String shop) {
    return new Question(shop);
  }

  /** Whose are these identifiers? */
  public Question names(Collection<Identifier> wanted) {
    names = List.copyOf(wanted);
    return this;
  }

  /** What are this shopper's features? */
  public Question features(Identifier wanted) {
    shopper = wanted;
    return this;
  }

  /** What is seen with, and bought with, these products? At most {@code atMost} of each. */
  public Question neighbours(Collection<String> viewed, Collection<String> bought, int atMost) {
    viewedWith = Set.copyOf(viewed);
    boughtWith = Set.copyOf(bought);
    neighbours = atMost;
    return this;
  }

  /** What are title, category and the like of these products? */
  public Question facts(Collection<String> wanted) {
    facts = Set.copyOf(wanted);
    return this;
  }

  /** What is popular in the whole shop? */
  public Question popular(int skipped, int wanted) {
    popular = new Ranks(skipped, wanted);
    return this;
  }

  /** What is popular in one category? */
  public Question popularIn(String wantedCategory, int skipped, int wanted) {
    category = wantedCategory;
    popularInCategory = new Ranks(skipped, wanted);
    return this;
  }
}
