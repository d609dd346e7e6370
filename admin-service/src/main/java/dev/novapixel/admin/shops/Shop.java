package dev.novapixel.admin.shops;

import java.time.Instant;

/**
 * A shop as it is set up now.
 *
 * @param shop its id
 * @param version rises by one with each change, keys included
 * @param terms what is set
 * @param createdAt when it was added
 * @param changedAt when it was changed last
 */
public record Shop(String shop, long version, Terms terms, Instant createdAt, Instant changedAt) {}
