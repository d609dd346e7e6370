/**
 * Which epoch is live, for everyone who reads what is derived. May depend on {@code topic} and
 * {@code table}.
 */
@NullMarked
package dev.novapixel.schemas.epoch;

import org.jspecify.annotations.NullMarked;
