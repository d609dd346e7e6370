/**
 * What must not leave the gateway: the list of personal fields, and the masking of addresses in
 * free text. Plain Java; knows neither JSON libraries, HTTP nor Kafka.
 */
@NullMarked
package dev.novapixel.gateway.privacy;

import org.jspecify.annotations.NullMarked;
