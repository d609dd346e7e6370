/**
 * Builds derived state anew in an epoch of its own, switches to it and takes the old one away. May
 * depend on {@code stack}, {@code watch} and {@code schemas}.
 */
@NullMarked
package dev.novapixel.local.replay;

import org.jspecify.annotations.NullMarked;
