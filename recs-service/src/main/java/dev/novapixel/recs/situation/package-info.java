/**
 * What is known when a recommendation is asked for, as plain values. May depend on {@code measures}
 * and the values of {@code schemas}.
 */
@NullMarked
package dev.novapixel.recs.situation;

import org.jspecify.annotations.NullMarked;
