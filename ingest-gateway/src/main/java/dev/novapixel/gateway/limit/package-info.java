/**
 * How much one key and one address may send. Knows time only as a number it is given, and may
 * depend on {@code schemas}.
 */
@NullMarked
package dev.novapixel.gateway.limit;

import org.jspecify.annotations.NullMarked;
