/** By what an event is known again, and for how long. */
@NullMarked
package dev.novapixel.stitcher.dedup;

import org.jspecify.annotations.NullMarked;
