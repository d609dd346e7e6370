/**
 * The way into Kafka: one producer, and the breaker that says when it can't take more. May depend
 * on {@code schemas} and Kafka's client; knows nothing of HTTP.
 */
@NullMarked
package dev.novapixel.gateway.produce;

import org.jspecify.annotations.NullMarked;
