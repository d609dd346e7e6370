/**
 * Past sessions of every shop, kept in memory from the {@code sessions} topic. May depend on {@code
 * nextitem} and {@code situation}.
 */
@NullMarked
package dev.novapixel.recs.sessions;

import org.jspecify.annotations.NullMarked;
