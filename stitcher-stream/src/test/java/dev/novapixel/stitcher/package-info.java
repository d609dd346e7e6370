/** The stitcher as a whole: its layers, and its process against real servers. */
@NullMarked
package dev.novapixel.stitcher;

import org.jspecify.annotations.NullMarked;
