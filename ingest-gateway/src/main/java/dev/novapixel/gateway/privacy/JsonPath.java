package dev.novapixel.gateway.privacy;

/**
 * Where a reader stands in a JSON document: the names of the members it went through. Mutable and
 * reused, since it moves with every token; not thread-safe.
 */
public final class JsonPath {
  private final String[] steps;
  private int depth;

  /**
   * @param maxDepth the deepest document that is read
   */
  public JsonPath(int maxDepth) {
    this.steps = new String[maxDepth + 1];
  }

  /** Goes into the member {@code name}. */
  public void enter(String name) {
    steps[depth++] = name;
  }

  /** Goes into an element of an array, whichever. */
  public void enterElement() {
    enter(PathPattern.ELEMENT);
  }

  /** Goes back out. */
  public void leave() {
    depth--;
  }

  public int depth() {
    return depth;
  }

  /** The name at {@code index}, the outermost first. */
  public String step(int index) {
    return steps[index];
  }
}
