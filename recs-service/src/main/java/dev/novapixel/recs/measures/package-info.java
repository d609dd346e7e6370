/** How strongly two products belong together, from integer counts. Depends on nothing. */
@NullMarked
package dev.novapixel.recs.measures;

import org.jspecify.annotations.NullMarked;
