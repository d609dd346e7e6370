/**
 * The doors to Postgres: migrations, the pool, and transactions that see one shop. Depends on JDBI
 * and Flyway; knows no table.
 */
@NullMarked
package dev.novapixel.admin.store;

import org.jspecify.annotations.NullMarked;
