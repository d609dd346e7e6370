/** The whole service against real servers. */
@NullMarked
package dev.novapixel.admin;

import org.jspecify.annotations.NullMarked;
