package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * Scores by which products are ranked as popular. Each is forward-decayed (Cormode et al., ICDE
 * 2009): {@code ln Σ weight · 2^(time / half-life)}, with time counted from 1970. All scores of one
 * name grow alike as time passes, so that their order never changes without an event and nothing
 * has to be refreshed; {@link #decayed} turns one into a weight as of a time.
 */
public enum Popularity {
  /** What shoppers look at, add and buy, over weeks. */
  POPULAR("popular", Duration.ofDays(7), Duration.ofDays(1)),
  /** The same within hours. */
  TRENDING("trending", Duration.ofHours(6), Duration.ofHours(1)),
  /** What is bought, over a month. */
  BESTSELLING("bestselling", Duration.ofDays(30), Duration.ofDays(1));

  private static final int CART_WEIGHT = 3;
  private static final int ORDER_WEIGHT = 8;

  private final String text;
  private final Duration halfLife;
  private final Duration bucket;

  Popularity(String text, Duration halfLife, Duration bucket) {
    this.text = text;
    this.halfLife = halfLife;
    this.bucket = bucket;
  }

  /** Its name in Redis keys. */
  public String text() {
    return text;
  }

  /** The product's score; empty if nothing counts for it. */
  public OptionalDouble of(ProductFeatures product) {
    ToLongFunction<Bucket> weight =
        this == BESTSELLING
            ? Bucket::orders
            : b -> b.views() + CART_WEIGHT * b.cartAdds() + ORDER_WEIGHT * b.orders();
    return score(bucket.toHours() == 1 ? product.hours() : product.days(), weight);
  }

  /** The weight that a score stands for as of {@code epochMillis}. */
  public double decayed(double score, long epochMillis) {
    return Math.exp(score - rate() * epochMillis);
  }

  /** A log-sum-exp: the terms themselves would overflow. */
  private OptionalDouble score(List<Bucket> buckets, ToLongFunction<Bucket> weight) {
    double greatest =
        buckets.stream()
            .filter(b -> weight.applyAsLong(b) > 0)
            .mapToDouble(this::growth)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    if (greatest == Double.NEGATIVE_INFINITY) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Bucket b : buckets) {
      sum += Math.max(weight.applyAsLong(b), 0) * Math.exp(growth(b) - greatest);
    }
    return OptionalDouble.of(greatest + Math.log(sum));
  }

  private double growth(Bucket b) {
    return rate() * (double) b.index() * bucket.toMillis();
  }

  private double rate() {
    return Math.log(2) / halfLife.toMillis();
  }
}
