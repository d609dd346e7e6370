/** What Postgres lets nobody do. */
@NullMarked
package dev.novapixel.admin.store;

import org.jspecify.annotations.NullMarked;
