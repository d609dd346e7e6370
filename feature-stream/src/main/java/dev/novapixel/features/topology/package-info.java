/**
 * The shells around the domain: processors, stores, the loop between shoppers. The only package
 * that knows Kafka Streams.
 */
@NullMarked
package dev.novapixel.features.topology;

import org.jspecify.annotations.NullMarked;
