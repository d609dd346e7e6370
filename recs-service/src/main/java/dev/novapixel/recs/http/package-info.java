/**
 * The service's HTTP face: who may ask, what may be asked, how answers look. Nothing depends on it
 * but Main.
 */
@NullMarked
package dev.novapixel.recs.http;

import org.jspecify.annotations.NullMarked;
