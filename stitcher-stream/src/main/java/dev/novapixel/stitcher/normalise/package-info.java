/**
 * From a client's own JSON to typed events, one file for each dialect. Pure: may depend on {@code
 * schemas.event} and Jackson; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.stitcher.normalise;

import org.jspecify.annotations.NullMarked;
