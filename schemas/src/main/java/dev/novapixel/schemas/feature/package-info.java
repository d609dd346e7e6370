/**
 * What is known of shoppers, sessions and products, as plain values, and the one catalogue that
 * names it. May depend on {@code event}.
 */
@NullMarked
package dev.novapixel.schemas.feature;

import org.jspecify.annotations.NullMarked;
