/** Tests of what stands in the package of the same name. */
@NullMarked
package dev.novapixel.gateway.spool;

import org.jspecify.annotations.NullMarked;
