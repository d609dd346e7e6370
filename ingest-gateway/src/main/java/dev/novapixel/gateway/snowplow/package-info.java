/**
 * Snowplow's tracker protocol: how its events are packed, and where they say what. May depend on
 * {@code protocol} and {@code privacy}; knows neither HTTP nor Kafka.
 */
@NullMarked
package dev.novapixel.gateway.snowplow;

import org.jspecify.annotations.NullMarked;
