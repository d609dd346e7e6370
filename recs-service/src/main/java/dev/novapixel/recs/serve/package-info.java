/**
 * One recommendation from question to answer: gathered, recommended, logged. May depend on {@code
 * gather}, {@code generation}, {@code pipeline} and {@code served}.
 */
@NullMarked
package dev.novapixel.recs.serve;

import org.jspecify.annotations.NullMarked;
