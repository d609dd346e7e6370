/**
 * Whether two epochs say the same at one moment, part by part. May depend on {@code stack} and
 * {@code schemas}.
 */
@NullMarked
package dev.novapixel.local.compare;

import org.jspecify.annotations.NullMarked;
