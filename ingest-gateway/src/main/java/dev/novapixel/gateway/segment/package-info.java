/**
 * Segment's language, which RudderStack's clients speak too: where its calls say what. May depend
 * on {@code protocol} and {@code privacy}; knows neither HTTP nor Kafka.
 */
@NullMarked
package dev.novapixel.gateway.segment;

import org.jspecify.annotations.NullMarked;
