/**
 * Which products are viewed and bought together. May depend on {@code codec}, {@code order} and
 * {@code session}.
 */
@NullMarked
package dev.novapixel.features.affinity;

import org.jspecify.annotations.NullMarked;
