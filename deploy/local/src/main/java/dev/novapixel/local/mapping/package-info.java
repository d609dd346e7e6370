/**
 * How rows of other sources become events in the shape of Shopify's web pixels. May depend on
 * {@code dev.novapixel.local.source} and Jackson; knows neither HTTP nor the clock of sending.
 */
@NullMarked
package dev.novapixel.local.mapping;

import org.jspecify.annotations.NullMarked;
