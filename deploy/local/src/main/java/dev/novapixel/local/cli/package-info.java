/**
 * The commands of {@code ./nova}: each parses its words, calls one thing and prints what it gave.
 * May depend on every other package of this module.
 */
@NullMarked
package dev.novapixel.local.cli;

import org.jspecify.annotations.NullMarked;
