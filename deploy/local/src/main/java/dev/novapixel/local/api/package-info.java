/**
 * The services' public HTTP APIs as the command line uses them. May depend on the JDK's HTTP client
 * and Jackson alone.
 */
@NullMarked
package dev.novapixel.local.api;

import org.jspecify.annotations.NullMarked;
