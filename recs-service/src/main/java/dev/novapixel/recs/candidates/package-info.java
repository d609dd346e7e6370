/**
 * Which products might be shown: each source names some, with a score of its own scale. May depend
 * on {@code situation}.
 */
@NullMarked
package dev.novapixel.recs.candidates;

import org.jspecify.annotations.NullMarked;
