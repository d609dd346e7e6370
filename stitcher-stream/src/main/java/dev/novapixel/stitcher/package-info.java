/**
 * The stitcher: pixel events in, typed, de-duplicated and stitched shopper events out. {@code Main}
 * only wires; what is decided is decided in the packages below.
 */
@NullMarked
package dev.novapixel.stitcher;

import org.jspecify.annotations.NullMarked;
