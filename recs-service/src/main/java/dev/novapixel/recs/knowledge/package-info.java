/**
 * What the mirrors of the log know of shops, products and shoppers: Redis first, Postgres when it
 * is away, memory when both are. May depend on {@code situation} and {@code schemas}.
 */
@NullMarked
package dev.novapixel.recs.knowledge;

import org.jspecify.annotations.NullMarked;
