package dev.novapixel.recs.learning;

import dev.novapixel.recs.nextitem.Forest;

/**
 * What was learnt and found to be better.
 *
 * @param forest what it is
 * @param judgement by how much it was better
 */
record Learnt(Forest forest, Judgement judgement) {}
