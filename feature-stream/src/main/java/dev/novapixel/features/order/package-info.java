/**
 * Orders as their differences add up to. May depend on {@code codec} and the plain values of
 * schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.order;

import org.jspecify.annotations.NullMarked;
