/**
 * What a benchmark measures by itself: servers of its own, and processes beside them. Depends on
 * {@code schemas}, on {@code deploy/servers} for the servers and on {@code deploy/local} for the
 * build.
 */
@NullMarked
package dev.novapixel.bench.lab;

import org.jspecify.annotations.NullMarked;
