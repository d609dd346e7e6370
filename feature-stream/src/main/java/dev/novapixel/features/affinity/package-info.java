/**
 * Which products are viewed and bought together. May depend on {@code codec} and the plain values
 * of schemas; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.affinity;

import org.jspecify.annotations.NullMarked;
