/**
 * What is learnt in the background from a shop's own sessions, and how it is judged before it may
 * answer. May depend on {@code nextitem} and {@code sessions}.
 */
@NullMarked
package dev.novapixel.recs.learning;

import org.jspecify.annotations.NullMarked;
