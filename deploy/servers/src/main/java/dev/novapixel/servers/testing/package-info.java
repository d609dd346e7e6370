/**
 * The servers as integration tests want them: on free ports, in a throw-away folder, started once a
 * JVM. May depend on: {@code dev.novapixel.servers}.
 */
@NullMarked
package dev.novapixel.servers.testing;

import org.jspecify.annotations.NullMarked;
