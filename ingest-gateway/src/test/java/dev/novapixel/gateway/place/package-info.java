/** Tests of what stands in the package of the same name. */
@NullMarked
package dev.novapixel.gateway.place;

import org.jspecify.annotations.NullMarked;
