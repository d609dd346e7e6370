/**
 * Shoppers as they were: their events as the projection kept them, and the features that these come
 * to as of a time. May depend on {@code knowledge}; knows no HTTP.
 */
@NullMarked
package dev.novapixel.recs.past;

import org.jspecify.annotations.NullMarked;
