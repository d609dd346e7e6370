/**
 * A shopper's journey: its identifiers, ties and merges, kept by unit so that units can come and
 * go. Pure; may depend on plain values and {@code schemas.moves}.
 */
@NullMarked
package dev.novapixel.stitcher.journey;

import org.jspecify.annotations.NullMarked;
