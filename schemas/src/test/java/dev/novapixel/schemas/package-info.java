/** What holds for the module as a whole. */
@NullMarked
package dev.novapixel.schemas;

import org.jspecify.annotations.NullMarked;
