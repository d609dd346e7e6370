/**
 * What an open session looks at next, foretold from past sessions over item numbers: plain arrays,
 * no products, no Kafka, no HTTP. Depends on nothing.
 */
@NullMarked
package dev.novapixel.recs.nextitem;

import org.jspecify.annotations.NullMarked;
