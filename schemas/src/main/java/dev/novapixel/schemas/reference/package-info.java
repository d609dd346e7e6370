/**
 * What each feature is, by definition: plain functions of the list of a shopper's events. The
 * stream's features are tested against them, and as-of reads answer them. May depend on {@code
 * event}, {@code feature} and {@code shopper}; knows no state, no clock and no store.
 */
@NullMarked
package dev.novapixel.schemas.reference;

import org.jspecify.annotations.NullMarked;
