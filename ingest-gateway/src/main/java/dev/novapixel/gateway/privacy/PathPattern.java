package dev.novapixel.gateway.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document, written as in JSONPath: {@code $.data.alert.value} is one place,
 * {@code $..email} any member of that name, {@code []} any element of an array. {@code ..} stands
 * for any number of steps.
 *
 * @param text the pattern as written
 * @param steps its steps; {@link #ANY_STEPS} and {@link #ELEMENT} are the special ones
 */
record PathPattern(String text, List<String> steps) {

  /** The step of a {@link JsonPath} into any element of an array. */
  static final String ELEMENT = "[]";

  private static final String ANY_STEPS = "..";

  PathPattern {
    steps = List.copyOf(steps);
  }

  static PathPattern parse(String text) {
    if (!text.startsWith("$.")) {
      throw new IllegalArgumentException("a path starts with '$.': " + text);
    }
    List<String> steps = new ArrayList<>();
    String rest = text.substring(1);
    while (!rest.isEmpty()) {
      int start = startOfStep(rest, steps);
      int end = endOfStep(rest, start);
      steps.add(rest.substring(start, end));
      rest = rest.substring(end);
    }
    if (steps.getLast().equals(ELEMENT) || steps.contains("")) {
      throw new IllegalArgumentException("a path ends in a member and has no empty steps: " + text);
    }
    return new PathPattern(text, steps);
  }

  private static int startOfStep(String rest, List<String> steps) {
    if (rest.startsWith(ANY_STEPS)) {
      steps.add(ANY_STEPS);
      return ANY_STEPS.length();
    }
    return rest.startsWith(".") ? 1 : 0;
  }

  private static int endOfStep(String rest, int start) {
    if (rest.startsWith(ELEMENT, start)) {
      return start + ELEMENT.length();
    }
    int end = start;
    while (end < rest.length() && rest.charAt(end) != '.' && rest.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  /** The name of the member that it points to. */
  String member() {
    return steps.getLast();
  }

  /** Whether it is a member of whatever object. */
  boolean isAnywhere() {
    return steps.size() == 2 && steps.getFirst().equals(ANY_STEPS);
  }

  boolean matches(JsonPath path) {
    return parentMatches(path) && matches(0, path, 0);
  }

  /** Most members that are called like one of a list stand somewhere else: soon told. */
  private boolean parentMatches(JsonPath path) {
    String parent = steps.size() < 2 ? ANY_STEPS : steps.get(steps.size() - 2);
    return parent.equals(ANY_STEPS)
        || (path.depth() > 1 && parent.equals(path.step(path.depth() - 2)));
  }

  private boolean matches(int step, JsonPath path, int depth) {
    if (step == steps.size()) {
      return depth == path.depth();
    }
    if (!steps.get(step).equals(ANY_STEPS)) {
      return depth < path.depth()
          && steps.get(step).equals(path.step(depth))
          && matches(step + 1, path, depth + 1);
    }
    for (int from = depth; from < path.depth(); from++) {
      if (matches(step + 1, path, from)) {
        return true;
      }
    }
    return false;
  }
}
