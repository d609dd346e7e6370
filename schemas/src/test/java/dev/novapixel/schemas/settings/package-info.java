/** What settings promise an operator. */
@NullMarked
package dev.novapixel.schemas.settings;

import org.jspecify.annotations.NullMarked;
