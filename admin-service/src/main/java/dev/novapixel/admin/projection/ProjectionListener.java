package dev.novapixel.admin.projection;

import java.util.Map;

/** Hears what the projection does, on its thread. */
public interface ProjectionListener {

  /** Reading begins, not for the first time perhaps: what was heard may come again. */
  void begun();

  /**
   * Events were written.
   *
   * @param shop whose
   * @param bySecond how many were received in which second since 1970
   */
  void written(String shop, Map<Long, Integer> bySecond);
}
