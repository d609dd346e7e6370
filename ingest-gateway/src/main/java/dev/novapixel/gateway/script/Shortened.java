package dev.novapixel.gateway.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript without what only people need: comments, indentation, and blanks around punctuation.
 * Names stay, so that an error in a shop's console can be found in the sources.
 *
 * <p>It knows just as much of the language as our sources use: comments on lines of their own,
 * strings in single quotes or backticks, and regular expressions that stand after an opening
 * parenthesis or an equals sign.
 */
final class Shortened {
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *//.*\n");
  private static final Pattern LINE_START = Pattern.compile("(?m)^ +|^\n");
  private static final Pattern LINE_BREAK_AFTER_OPENING = Pattern.compile("(?<=[{;,(\\[])\n");

  /** Text to keep as it is, or punctuation with the blanks around it. */
  private static final Pattern LITERAL_OR_PUNCTUATION =
      Pattern.compile(
          """
          (?<literal>'(?:[^'\\\\\\n]|\\\\.)*'\
          |`(?:[^`\\\\]|\\\\.)*`\
          |(?<=\\(|= )/(?:[^/\\\\\\n]|\\\\.)+/)\
          | *(?<mark>[-=+*/?:<>&|,{}()\\[\\]!;.]) *\
          """);

  private Shortened() {}

  static String of(String script) {
    String bare = LINE_START.matcher(COMMENT.matcher(script).replaceAll("")).replaceAll("");
    String dense =
        LITERAL_OR_PUNCTUATION
            .matcher(bare)
            .replaceAll(match ->
                Matcher.quoteReplacement(kept(match.group("literal"), match.group("mark"))));
    return LINE_BREAK_AFTER_OPENING.matcher(dense).replaceAll("");
  }

  private static String kept(@Nullable String literal, String mark) {
    return literal != null ? literal : mark;
  }
}
