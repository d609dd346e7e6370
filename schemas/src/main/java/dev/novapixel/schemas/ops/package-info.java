/**
 * How a service shows that it lives: health, metrics, and its end together with its supervisor. May
 * depend on Micrometer and the JDK; knows neither topics nor stores.
 */
@NullMarked
package dev.novapixel.schemas.ops;

import org.jspecify.annotations.NullMarked;
