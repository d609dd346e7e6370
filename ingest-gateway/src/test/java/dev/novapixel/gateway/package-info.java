/** The gateway as its clients meet it, with a real Kafka and a real registry behind it. */
@NullMarked
package dev.novapixel.gateway;

import org.jspecify.annotations.NullMarked;
