package dev.novapixel.admin.projection;

import org.apache.kafka.common.utils.Bytes;

/**
 * A record as its topic holds it.
 *
 * @param part its partition
 * @param pos its position: within a partition, a later one is newer
 * @param bytes its value as it was read; empty for a deletion
 */
record Source(int part, long pos, Bytes bytes) {}
