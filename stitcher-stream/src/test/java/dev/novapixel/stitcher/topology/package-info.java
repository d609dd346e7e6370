/** The topology under the test driver: events in, everything that it writes out. */
@NullMarked
package dev.novapixel.stitcher.topology;

import org.jspecify.annotations.NullMarked;
