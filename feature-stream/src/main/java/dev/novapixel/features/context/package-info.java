/**
 * Where and with what a shopper was last seen, and the live cart. May depend on {@code codec} and
 * the plain values of schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.context;

import org.jspecify.annotations.NullMarked;
