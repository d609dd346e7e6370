/**
 * The only place that spells Redis keys, and the mirror that fills them from the log. May depend on
 * every other package of this module.
 */
@NullMarked
package dev.novapixel.schemas.redis;

import org.jspecify.annotations.NullMarked;
