/** What a batch of records comes to. */
@NullMarked
package dev.novapixel.admin.projection;

import org.jspecify.annotations.NullMarked;
