/**
 * Tests of the whole. They start the stack as a user would, talk to it over its ports, and may
 * depend on every part only to hold the house to its rules.
 */
@NullMarked
package dev.novapixel.e2e;

import org.jspecify.annotations.NullMarked;
