/** Tests of webhooks. */
@NullMarked
package dev.novapixel.gateway.webhook;

import org.jspecify.annotations.NullMarked;
