/**
 * The recommendation service: what should this shopper see here, now. {@code Wiring} says how its
 * parts are put together; each part has a package of its own.
 */
@NullMarked
package dev.novapixel.recs;

import org.jspecify.annotations.NullMarked;
