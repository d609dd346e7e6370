package dev.novapixel.recs.generation;

import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.knowledge.ShopperBook;
import dev.novapixel.recs.lists.ProductLists;
import dev.novapixel.recs.past.Past;
import dev.novapixel.schemas.topic.Epoch;

/**
 * All that answers from one epoch, whatever is remembered of it included: nothing in here knows
 * another one. Thread-safe.
 *
 * @param epoch the epoch
 * @param gatherer what recommendations are made from
 * @param lists the plain lists
 * @param book shoppers as they are now
 * @param past shoppers as they were
 */
public record Generation(
    Epoch epoch, Gatherer gatherer, ProductLists lists, ShopperBook book, Past past) {}
