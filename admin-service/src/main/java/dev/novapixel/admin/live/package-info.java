/**
 * What the console and the command line show of a running shop: rates from memory, counts from
 * Postgres, lag from Kafka.
 */
@NullMarked
package dev.novapixel.admin.live;

import org.jspecify.annotations.NullMarked;
