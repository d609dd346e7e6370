/**
 * A unit's whole state, and a shopper as the function of its units' states. Depends on the packages
 * of all families of a shopper's features; knows neither Kafka nor stores.
 */
@NullMarked
package dev.novapixel.features.unit;

import org.jspecify.annotations.NullMarked;
