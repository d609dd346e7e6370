/**
 * How a unit's state follows its unit from shopper to shopper, with nothing lost or counted twice.
 * Pure; may depend on {@code event}. Every stream that keeps state by unit decides with it.
 */
@NullMarked
package dev.novapixel.schemas.moves;

import org.jspecify.annotations.NullMarked;
