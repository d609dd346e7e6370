/**
 * The shops' catalogues in memory, from the {@code catalog} topic. May depend on {@code situation}
 * and {@code schemas}.
 */
@NullMarked
package dev.novapixel.recs.catalogue;

import org.jspecify.annotations.NullMarked;
