/** Which events have come before. Pure; may depend on the normalised event and plain values. */
@NullMarked
package dev.novapixel.stitcher.dedup;

import org.jspecify.annotations.NullMarked;
