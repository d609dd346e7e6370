/**
 * Who a visitor turned out to be: nodes for clients, checkout tokens and customers that decide
 * whose their events are and tell each other of ties. Pure: one node, one message in, a new state
 * and outputs out. Must not know Kafka, HTTP or stores.
 */
@NullMarked
package dev.novapixel.stitcher.identity;

import org.jspecify.annotations.NullMarked;
