/**
 * From Postgres to Kafka: changes leave a notice in their own transaction, and a relay publishes
 * what they changed. Depends on {@code store} and Kafka; knows no table but its own.
 */
@NullMarked
package dev.novapixel.admin.outbox;

import org.jspecify.annotations.NullMarked;
