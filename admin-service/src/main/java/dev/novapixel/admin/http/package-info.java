/**
 * The REST API and its manners: translates requests into calls of the packages beside it, and
 * decides nothing. The only package that knows Micronaut.
 */
@NullMarked
package dev.novapixel.admin.http;

import org.jspecify.annotations.NullMarked;
