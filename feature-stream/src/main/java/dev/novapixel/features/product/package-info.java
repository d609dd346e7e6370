/**
 * Counts of one product by hour and day. May depend on {@code codec}, {@code context} and the plain
 * values of schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.product;

import org.jspecify.annotations.NullMarked;
