package dev.novapixel.gateway.protocol;

import java.util.function.Function;

/**
 * How requests of one dialect are laid out, and what is looked for in their events.
 *
 * @param facts makes what reads one event, given the JSON pointer to it
 * @param list the member whose array holds a request's events
 * @param maxEvents events of a request; beyond, none is taken
 */
public record Language(Function<String, FactCollector> facts, String list, int maxEvents) {}
