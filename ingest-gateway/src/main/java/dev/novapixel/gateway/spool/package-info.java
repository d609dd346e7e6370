/**
 * Where events wait on disk while Kafka is away, of clients that would not send them again. May
 * depend on {@code produce} and Kafka's client; knows nothing of HTTP.
 */
@NullMarked
package dev.novapixel.gateway.spool;

import org.jspecify.annotations.NullMarked;
