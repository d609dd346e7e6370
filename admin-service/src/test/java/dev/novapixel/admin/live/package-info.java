/** What is shown of a running shop. */
@NullMarked
package dev.novapixel.admin.live;

import org.jspecify.annotations.NullMarked;
