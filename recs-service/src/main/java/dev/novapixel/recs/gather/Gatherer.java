package dev.novapixel.recs.gather;

import dev.novapixel.recs.candidates.Anchors;
import dev.novapixel.recs.candidates.CandidateSource;
import dev.novapixel.recs.candidates.SessionNeighbours;
import dev.novapixel.recs.catalogue.ShopCatalogue;
import dev.novapixel.recs.knowledge.Answer;
import dev.novapixel.recs.knowledge.CachedFacts;
import dev.novapixel.recs.knowledge.Knowledge;
import dev.novapixel.recs.knowledge.Question;
import dev.novapixel.recs.situation.Assortment;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shop.ShopSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a recommendation is made from, in at most three questions: who is it and what is
 * popular; what did they do; what belongs to that. Thread-safe.
 */
public final class Gatherer {
  /** Neighbours of each product at hand; the best are enough where several add up. */
  private static final int NEIGHBOURS = 60;

  private final Knowledge knowledge;
  private final Function<String, ShopCatalogue> catalogues;
  private final NextInSession sessions;
  private final CachedFacts facts = new CachedFacts();
  private final Policies policies = new Policies();

  /**
   * A gatherer.
   *
   * @param knowledge what is known; not closed
   * @param catalogues each shop's catalogue as it is now
   * @param sessions past sessions
   */
  public Gatherer(
      Knowledge knowledge, Function<String, ShopCatalogue> catalogues, NextInSession sessions) {
    this.knowledge = knowledge;
    this.catalogues = catalogues;
    this.sessions = sessions;
  }

  /** One request's questions. */
  public Asking asking() {
    return new Asking(knowledge);
  }

  /** What the shop sells, as {@code asking} finds it. */
  public Assortment assortment(ShopSettings settings, Asking asking) {
    return new ShopShelves(settings, catalogues.apply(settings.shop()), facts, asking);
  }

  /** The situation that {@code asked} is about. */
  public Situation situation(Asked asked, Asking asking) {
    String shop = asked.settings().shop();
    Assortment assortment = assortment(asked.settings(), asking);
    int depth = CandidateSource.depth(asked.limit());
    Answer first = asking.ask(Question.of(shop).names(asked.names()).popular(0, depth));
    Viewer viewer =
        shopper(asked, first)
            .flatMap(id -> Viewers.of(id, asking.ask(Question.of(shop).features(id)).features()))
            .orElse(null);
    String category = category(asked.product(), viewer, assortment);
    Answer belonging = belonging(asked, viewer, category, asking);
    return new Situation(
        asked.placement(),
        asked.product(),
        category,
        viewer,
        next(asked, viewer, asking),
        belonging.viewedTogether(),
        belonging.boughtTogether(),
        first.popular(),
        belonging.popularInCategory(),
        assortment,
        policies.of(asked.settings(), asked.placement()),
        asked.limit());
  }

  /** Without past sessions the answer is less than it could be. */
  private Foretold next(Asked asked, @Nullable Viewer viewer, Asking asking) {
    List<String> open = SessionNeighbours.open(asked.product(), viewer);
    if (open.isEmpty()) {
      return Foretold.NOTHING;
    }
    Optional<Foretold> next =
        sessions.next(asked.settings().shop(), open, CandidateSource.depth(asked.limit()));
    if (next.isEmpty()) {
      asking.degrade();
    }
    return next.orElse(Foretold.NOTHING);
  }

  /** Whoever the strongest of the names belongs to; strangers belong to nobody. */
  private static Optional<Identifier> shopper(Asked asked, Answer answer) {
    return asked.names().stream()
        .sorted()
        .flatMap(name -> Optional.ofNullable(answer.shoppers().get(name)).stream())
        .findFirst();
  }

  private static @Nullable String category(
      @Nullable String product, @Nullable Viewer viewer, Assortment assortment) {
    if (product != null) {
      Facts known = assortment.facts(List.of(product)).getOrDefault(product, Facts.UNKNOWN);
      if (known.category() != null) {
        return known.category();
      }
    }
    return viewer == null ? null : viewer.topCategory();
  }

  private static Answer belonging(
      Asked asked, @Nullable Viewer viewer, @Nullable String category, Asking asking) {
    List<String> viewed = Anchors.viewed(asked.product(), viewer);
    List<String> bought = Anchors.bought(asked.placement(), asked.product(), viewer);
    Question question = Question.of(asked.settings().shop()).neighbours(viewed, bought, NEIGHBOURS);
    if (category != null) {
      question.popularIn(category, 0, CandidateSource.depth(asked.limit()));
    }
    return asking.ask(question);
  }
}
