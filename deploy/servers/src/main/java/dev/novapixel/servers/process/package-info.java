/**
 * Child processes that never outlive their supervisor, and the leftovers of those that did. May
 * depend on: the JDK alone.
 */
@NullMarked
package dev.novapixel.servers.process;

import org.jspecify.annotations.NullMarked;
