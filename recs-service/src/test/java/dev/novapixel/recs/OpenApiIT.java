package dev.novapixel.recs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.stage.Stage;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiIT {
  private final Stage stage = Stage.get();

  @Test
  void thePageDescribesExactlyTheRoutesThatThereAre() {
    Set<String> routes =
        stage
            .recs()
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethodName().equals("GET"))
            .map(route -> route.getUriMatchTemplate().toPathString())
            .collect(Collectors.toSet());

    assertThat(matches("^  (/\\S+):$")).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void thePageNamesEveryParameterThatIsRead() {
    assertThat(matches("name: (\\w+), in: query"))
        .contains(
            "placement",
            "product",
            "client",
            "checkout",
            "customer",
            "limit",
            "explain",
            "category",
            "cursor",
            "features",
            "window",
            "at");
  }

  private List<String> matches(String pattern) {
    String page = stage.widget(Stage.SOCKS).getBare("/openapi.yml").response().body();
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
