/**
 * The only place that names topics and spells their keys. May depend on the plain values beside it.
 */
@NullMarked
package dev.novapixel.schemas.topic;

import org.jspecify.annotations.NullMarked;
