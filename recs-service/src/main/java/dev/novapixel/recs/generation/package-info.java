/**
 * Everything that is read of one epoch, and which epoch that is: swapped as one. May depend on
 * {@code gather}, {@code lists}, {@code knowledge} and {@code past}.
 */
@NullMarked
package dev.novapixel.recs.generation;

import org.jspecify.annotations.NullMarked;
