/**
 * From a request to a situation: which questions are asked of which store. May depend on {@code
 * knowledge}, {@code catalogue}, {@code candidates} and {@code situation}.
 */
@NullMarked
package dev.novapixel.recs.gather;

import org.jspecify.annotations.NullMarked;
