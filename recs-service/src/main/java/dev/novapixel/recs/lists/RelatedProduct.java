package dev.novapixel.recs.lists;

import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.recs.situation.Facts;

/**
 * A product that belongs to another.
 *
 * @param productId the product
 * @param counts how often they were seen, or bought, apart and together
 * @param score by which the list is ordered
 * @param facts what is known of it
 */
public record RelatedProduct(String productId, PairCounts counts, double score, Facts facts) {}
