/** What outlasts a session. May depend on {@code codec} and {@code rolling}. */
@NullMarked
package dev.novapixel.features.profile;

import org.jspecify.annotations.NullMarked;
