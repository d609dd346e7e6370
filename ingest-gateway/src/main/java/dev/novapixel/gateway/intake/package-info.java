/**
 * What becomes of a request and of each of its events. May depend on {@code protocol}, {@code
 * produce}, {@code limit} and {@code schemas}; knows no HTTP framework.
 */
@NullMarked
package dev.novapixel.gateway.intake;

import org.jspecify.annotations.NullMarked;
