/**
 * Shops, what they have set, and their keys, as Postgres holds them. Depends on {@code store} and
 * {@code outbox}; knows no HTTP and no Kafka.
 */
@NullMarked
package dev.novapixel.admin.shops;

import org.jspecify.annotations.NullMarked;
