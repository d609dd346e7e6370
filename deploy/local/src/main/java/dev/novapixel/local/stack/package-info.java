/**
 * The local stack: which parts it has, in which order they start and stop, and how they are kept
 * running. May depend on {@code dev.novapixel.servers} and {@code dev.novapixel.schemas}; knows no
 * service but by name.
 */
@NullMarked
package dev.novapixel.local.stack;

import org.jspecify.annotations.NullMarked;
