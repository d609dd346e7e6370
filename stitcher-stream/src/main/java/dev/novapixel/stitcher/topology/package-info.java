/**
 * The topology: a pure function from settings to {@code Topology}, and thin processors that lead
 * records to the domain and back. The only package here that knows Kafka Streams.
 */
@NullMarked
package dev.novapixel.stitcher.topology;

import org.jspecify.annotations.NullMarked;
