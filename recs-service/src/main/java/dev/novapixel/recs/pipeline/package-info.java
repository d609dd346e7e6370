/**
 * The four stages in their order. May depend on each of them; knows no Redis, SQL, Kafka or HTTP.
 */
@NullMarked
package dev.novapixel.recs.pipeline;

import org.jspecify.annotations.NullMarked;
