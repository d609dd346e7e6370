/**
 * Bytes to events or to a reason, without any I/O: never throws for what a client sent. May depend
 * on {@code schemas.event}, {@code privacy} and Jackson's streaming core; knows neither HTTP nor
 * Kafka.
 */
@NullMarked
package dev.novapixel.gateway.protocol;

import org.jspecify.annotations.NullMarked;
