/** The service on real servers, and the hands that fill its stores. */
@NullMarked
package dev.novapixel.recs.stage;

import org.jspecify.annotations.NullMarked;
