/** What a merchant sets and sells, as plain values. May depend on {@code event}. */
@NullMarked
package dev.novapixel.schemas.shop;

import org.jspecify.annotations.NullMarked;
