/**
 * The plain lists: what is viewed or bought with a product, and what is popular. May depend on
 * {@code gather}, {@code knowledge}, {@code measures} and {@code situation}.
 */
@NullMarked
package dev.novapixel.recs.lists;

import org.jspecify.annotations.NullMarked;
