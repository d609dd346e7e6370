/**
 * What happened within a window of event time, exactly. May depend on {@code codec} and the plain
 * values of schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.rolling;

import org.jspecify.annotations.NullMarked;
