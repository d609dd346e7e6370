/**
 * How well what comes next is foretold, on public data sets with a published split. May depend on
 * {@code recs-service}'s algorithms: what is measured is what is served.
 */
@NullMarked
package dev.novapixel.bench.quality;

import org.jspecify.annotations.NullMarked;
