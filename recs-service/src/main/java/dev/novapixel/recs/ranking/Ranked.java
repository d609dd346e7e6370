package dev.novapixel.recs.ranking;

import java.util.List;
import java.util.Map;

/**
 * A product in its place.
 *
 * @param productId the product
 * @param score 0 to 1, comparable within one answer
 * @param source the source that spoke for it most
 * @param because the products that led to it, by that source
 * @param parts what each source gave to the score, by name
 */
public record Ranked(
    String productId,
    double score,
    String source,
    List<String> because,
    Map<String, Double> parts) {
  public Ranked {
    because = List.copyOf(because);
    parts = Map.copyOf(parts);
  }

  Ranked withScore(double other) {
    return new Ranked(productId, other, source, because, parts);
  }
}
