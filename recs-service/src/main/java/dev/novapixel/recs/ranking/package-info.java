/**
 * In which order candidates of several sources stand. May depend on {@code situation} and {@code
 * candidates}.
 */
@NullMarked
package dev.novapixel.recs.ranking;

import org.jspecify.annotations.NullMarked;
