package dev.novapixel.local.mapping;

import dev.novapixel.local.source.Row;
import java.util.List;

/**
 * Makes events of a file's rows, in their order. Holds what the rows have in common; made anew for
 * each run over them.
 */
public interface RowMapper {
  /** What the next row gives: nothing where it is a part of an event that is not complete yet. */
  List<Mapped> map(Row row);

  /** What is left when there are no more rows. */
  List<Mapped> end();
}
