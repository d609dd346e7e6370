/** Who a visitor turned out to be, as plain values. May depend on {@code event}. */
@NullMarked
package dev.novapixel.schemas.shopper;

import org.jspecify.annotations.NullMarked;
