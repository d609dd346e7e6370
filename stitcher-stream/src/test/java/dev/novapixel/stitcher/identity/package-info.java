/**
 * The stitcher's decisions against a plain batch reference, in a simulated cluster: partitions,
 * loops and shoppers, read in every interleaving.
 */
@NullMarked
package dev.novapixel.stitcher.identity;

import org.jspecify.annotations.NullMarked;
