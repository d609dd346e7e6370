/**
 * Where {@code ./nova} enters Java. Wires the commands and nothing else. May depend on every
 * package below.
 */
@NullMarked
package dev.novapixel.local;

import org.jspecify.annotations.NullMarked;
