/**
 * admin-service: what merchants set, the projection of the log into Postgres, and the console.
 * {@code Main} and {@code Wiring} put the packages beside them together; nothing depends on them.
 */
@NullMarked
package dev.novapixel.admin;

import org.jspecify.annotations.NullMarked;
