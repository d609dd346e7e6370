package dev.novapixel.admin;

import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the service serves, and what its description says that it serves: {@code GET /path}. */
final class Routes {
  private static final Pattern PATH = Pattern.compile("^  (/[^:]*):$");
  private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):$");

  private Routes() {}

  /** The methods and paths of a description whose paths stand two columns in, methods four. */
  static List<String> described(String openapi) {
    List<String> found = new ArrayList<>();
    String path = "";
    for (String line : openapi.lines().toList()) {
      Matcher pathLine = PATH.matcher(line);
      Matcher methodLine = METHOD.matcher(line);
      if (pathLine.matches()) {
        path = pathLine.group(1);
      } else if (methodLine.matches()) {
        found.add(methodLine.group(1).toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return found;
  }

  /** The routes of all controllers; HEAD goes with GET. */
  static List<String> served() {
    try (ApplicationContext context = ApplicationContext.run()) {
      return context
          .getBean(Router.class)
          .uriRoutes()
          .filter(route -> !route.getHttpMethodName().equals("HEAD"))
          .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
          .distinct()
          .toList();
    }
  }
}
