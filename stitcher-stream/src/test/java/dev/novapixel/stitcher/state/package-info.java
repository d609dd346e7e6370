/** The binary form of state. */
@NullMarked
package dev.novapixel.stitcher.state;

import org.jspecify.annotations.NullMarked;
