/**
 * How requests come in from the network: read whole, within a time, and into no more memory than
 * there is. Knows Netty, and nothing of what bodies hold. May depend on {@code intake}, {@code
 * limit} and {@code protocol}.
 */
@NullMarked
package dev.novapixel.gateway.arrival;

import org.jspecify.annotations.NullMarked;
