/**
 * How every service meets Kafka: the guarantees as client properties, topics as the catalogue wants
 * them, and the life of a streams process. May depend on {@code topic}, {@code settings} and {@code
 * ops}.
 */
@NullMarked
package dev.novapixel.schemas.kafka;

import org.jspecify.annotations.NullMarked;
