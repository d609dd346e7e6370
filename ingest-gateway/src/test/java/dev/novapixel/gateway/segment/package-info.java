/** Tests of what stands in the package of the same name. */
@NullMarked
package dev.novapixel.gateway.segment;

import org.jspecify.annotations.NullMarked;
