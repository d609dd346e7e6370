package dev.novapixel.gateway.protocol;

import java.util.function.IntFunction;

/**
 * How requests of one dialect are laid out, and what is looked for in their events.
 *
 * @param facts makes what reads one event, given how many objects and arrays it is in
 * @param list the member whose array holds a request's events
 * @param maxEvents events of a request; beyond, none is taken
 */
public record Language(IntFunction<FactCollector> facts, String list, int maxEvents) {}
