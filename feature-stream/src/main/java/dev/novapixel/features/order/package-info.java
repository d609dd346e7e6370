/** Orders as their differences add up to. May depend on {@code codec}. */
@NullMarked
package dev.novapixel.features.order;

import org.jspecify.annotations.NullMarked;
