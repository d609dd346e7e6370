package dev.novapixel.gateway.json;

/**
 * The bounds of a document; what is beyond one is refused where it stands.
 *
 * @param depth objects and arrays within each other
 * @param stringLength characters of a string that is asked for
 * @param nameLength characters of a member's name
 * @param numberLength digits of a number, those of its fraction and its exponent included
 */
public record JsonLimits(int depth, int stringLength, int nameLength, int numberLength) {}
