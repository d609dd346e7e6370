/**
 * Counts of one product by hour and day. May depend on {@code codec}, {@code order} and {@code
 * rolling}.
 */
@NullMarked
package dev.novapixel.features.product;

import org.jspecify.annotations.NullMarked;
