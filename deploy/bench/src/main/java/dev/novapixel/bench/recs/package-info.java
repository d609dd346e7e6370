/**
 * Recommendations measured by themselves, beside an endpoint that only reads one value from Redis,
 * which is their limit. Depends on {@code schemas}, on {@code lab} for the servers and processes
 * and on {@code load} for the requests.
 */
@NullMarked
package dev.novapixel.bench.recs;

import org.jspecify.annotations.NullMarked;
