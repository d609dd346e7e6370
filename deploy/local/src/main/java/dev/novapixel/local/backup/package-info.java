/**
 * Everything that cannot be computed from something else, in one file, and from there into an empty
 * stack. May depend on {@code api}, {@code archive}, {@code replay}, {@code stack} and {@code
 * schemas}.
 */
@NullMarked
package dev.novapixel.local.backup;

import org.jspecify.annotations.NullMarked;
