package dev.novapixel.recs.lists;

import dev.novapixel.recs.situation.Facts;

/**
 * A product that many want.
 *
 * @param productId the product
 * @param score its popularity as the store has it
 * @param facts what is known of it
 */
public record PopularProduct(String productId, double score, Facts facts) {}
