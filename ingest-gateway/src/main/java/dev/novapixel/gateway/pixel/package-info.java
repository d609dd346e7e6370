/**
 * Our own pixel's language, which is Shopify's: where its events say what. May depend on {@code
 * protocol} and {@code privacy}; knows neither HTTP nor Kafka.
 */
@NullMarked
package dev.novapixel.gateway.pixel;

import org.jspecify.annotations.NullMarked;
