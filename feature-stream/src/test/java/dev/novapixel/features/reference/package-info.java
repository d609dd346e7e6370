/** What features are, computed the slow and obvious way from the whole list of events. */
@NullMarked
package dev.novapixel.features.reference;

import org.jspecify.annotations.NullMarked;
