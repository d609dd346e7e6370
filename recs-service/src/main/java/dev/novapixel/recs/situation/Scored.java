package dev.novapixel.recs.situation;

/**
 * A product with a score.
 *
 * @param productId the product
 * @param score higher is better; its scale is its source's own
 */
public record Scored(String productId, double score) {}
