/** Tests of reading JSON: against Jackson, and of what is ours alone. */
@NullMarked
package dev.novapixel.gateway.json;

import org.jspecify.annotations.NullMarked;
