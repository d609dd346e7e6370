/**
 * Which shop a key opens, for every HTTP service alike. May depend on {@code shop}, {@code topic}
 * and {@code table}; knows no HTTP framework.
 */
@NullMarked
package dev.novapixel.schemas.access;

import org.jspecify.annotations.NullMarked;
