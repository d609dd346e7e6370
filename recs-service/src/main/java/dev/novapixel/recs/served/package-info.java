/**
 * What was recommended, told to the log without making anyone wait. May depend on {@code schemas}.
 */
@NullMarked
package dev.novapixel.recs.served;

import org.jspecify.annotations.NullMarked;
