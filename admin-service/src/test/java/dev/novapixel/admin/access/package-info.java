/** Who is let in. */
@NullMarked
package dev.novapixel.admin.access;

import org.jspecify.annotations.NullMarked;
