/**
 * A unit's fragments, and the sessions that they join to. May depend on {@code codec} and the plain
 * values of schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.session;

import org.jspecify.annotations.NullMarked;
