package dev.novapixel.admin.projection;

/** Where a record stands in its topic: within a partition, a later position is newer. */
record Source(int part, long pos) {}
