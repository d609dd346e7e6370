/**
 * How a ranked list becomes one that a person is glad to see. May depend on {@code situation} and
 * {@code ranking}.
 */
@NullMarked
package dev.novapixel.recs.shaping;

import org.jspecify.annotations.NullMarked;
