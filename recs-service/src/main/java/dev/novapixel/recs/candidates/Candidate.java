package dev.novapixel.recs.candidates;

import java.util.List;

/**
 * A product that one source would show.
 *
 * @param productId the product
 * @param source the source's name
 * @param score higher is better, above 0; comparable within the source only
 * @param because the products that led to it, strongest first; empty where none did
 */
public record Candidate(String productId, String source, double score, List<String> because) {
  public Candidate {
    because = List.copyOf(because);
  }
}
