/**
 * From which country and region a request came, where a proxy or a database says so. Knows
 * addresses for as long as it takes to look one up, and neither HTTP nor Kafka.
 */
@NullMarked
package dev.novapixel.gateway.place;

import org.jspecify.annotations.NullMarked;
