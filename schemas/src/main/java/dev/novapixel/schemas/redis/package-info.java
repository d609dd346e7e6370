/**
 * The only place that spells Redis keys and the hashes behind them, in both directions; {@code
 * mirror} fills them from the log. May depend on the plain values and {@code topic}.
 */
@NullMarked
package dev.novapixel.schemas.redis;

import org.jspecify.annotations.NullMarked;
