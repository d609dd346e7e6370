/**
 * Where and with what a shopper was last seen, and the live cart. May depend on {@code codec} and
 * {@code rolling}.
 */
@NullMarked
package dev.novapixel.features.context;

import org.jspecify.annotations.NullMarked;
