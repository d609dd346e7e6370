/** Tests of what stands in the package of the same name. */
@NullMarked
package dev.novapixel.gateway.limit;

import org.jspecify.annotations.NullMarked;
