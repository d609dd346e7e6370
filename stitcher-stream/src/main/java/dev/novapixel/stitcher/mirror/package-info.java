/**
 * How identities and journeys look in Redis. May depend on {@code schemas.redis} and {@code
 * schemas.mirror}.
 */
@NullMarked
package dev.novapixel.stitcher.mirror;

import org.jspecify.annotations.NullMarked;
