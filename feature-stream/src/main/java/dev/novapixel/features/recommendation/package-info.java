/**
 * What was recommended to a shopper, what of it was clicked, and which orders followed. May depend
 * on: codec, order, {@code dev.novapixel.schemas.event}. Must not know Kafka, HTTP or stores.
 */
@NullMarked
package dev.novapixel.features.recommendation;

import org.jspecify.annotations.NullMarked;
