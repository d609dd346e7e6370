/** One shopper's journey, step by step, without Kafka. */
@NullMarked
package dev.novapixel.stitcher.journey;

import org.jspecify.annotations.NullMarked;
