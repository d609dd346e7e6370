/**
 * The log as rows: reads an epoch's topics and writes them to Postgres exactly once, by keeping its
 * offsets in the same transactions. Depends on {@code store} and Kafka.
 */
@NullMarked
package dev.novapixel.admin.projection;

import org.jspecify.annotations.NullMarked;
