/**
 * Generating load and measuring what it costs: HTTP connections, loops, processor time. Knows
 * nothing of Nova Pixel.
 */
@NullMarked
package dev.novapixel.bench.load;

import org.jspecify.annotations.NullMarked;
