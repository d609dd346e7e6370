/**
 * What all families of features are made of: sums by currency, the latest of a kind, and how state
 * becomes bytes: small, versioned, without reflection. May depend on schemas' {@code event}.
 */
@NullMarked
package dev.novapixel.features.codec;

import org.jspecify.annotations.NullMarked;
