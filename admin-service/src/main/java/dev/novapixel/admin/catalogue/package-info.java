/**
 * What shops sell, as they say it themselves. Depends on {@code store} and {@code outbox}; knows no
 * HTTP and no Kafka.
 */
@NullMarked
package dev.novapixel.admin.catalogue;

import org.jspecify.annotations.NullMarked;
