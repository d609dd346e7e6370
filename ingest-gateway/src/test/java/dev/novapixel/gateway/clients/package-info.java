/** Real clients of the gateway: Node programs, and a browser. Depends on nothing of the gateway. */
@NullMarked
package dev.novapixel.gateway.clients;

import org.jspecify.annotations.NullMarked;
