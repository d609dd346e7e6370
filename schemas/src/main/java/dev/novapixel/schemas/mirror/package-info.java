/**
 * How Redis is filled from the log, outside every topology: late at most, never wrong, and rebuilt
 * when it was emptied. May depend on {@code topic}, {@code wire}, {@code redis}, {@code kafka},
 * {@code settings} and {@code ops}.
 */
@NullMarked
package dev.novapixel.schemas.mirror;

import org.jspecify.annotations.NullMarked;
