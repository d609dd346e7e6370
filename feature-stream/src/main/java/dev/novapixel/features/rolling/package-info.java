/** What happened within a window of event time, exactly. May depend on {@code codec}. */
@NullMarked
package dev.novapixel.features.rolling;

import org.jspecify.annotations.NullMarked;
