/**
 * Kafka as a program of its own. May depend on {@code dev.novapixel.servers}, where the server
 * lives.
 */
@NullMarked
package dev.novapixel.local.kafka;

import org.jspecify.annotations.NullMarked;
