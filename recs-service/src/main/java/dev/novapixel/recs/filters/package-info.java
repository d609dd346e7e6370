/** Which products must not be shown. May depend on {@code situation}. */
@NullMarked
package dev.novapixel.recs.filters;

import org.jspecify.annotations.NullMarked;
