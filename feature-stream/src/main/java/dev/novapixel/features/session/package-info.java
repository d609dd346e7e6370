/** A unit's runs of events, and the sessions that they join to. May depend on {@code codec}. */
@NullMarked
package dev.novapixel.features.session;

import org.jspecify.annotations.NullMarked;
