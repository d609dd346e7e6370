package dev.novapixel.local.cli;

import dev.novapixel.local.stack.Addresses;
import java.io.PrintWriter;

/** Where a person finds the running stack. */
record Urls(Addresses addresses) {
  void print(PrintWriter out) {
    out.println();
    out.printf("  Gateway          %s/v1/events%n", addresses.url(addresses.ports().gateway()));
    out.printf(
        "  Recommendations  %s/v1/recommendations%n", addresses.url(addresses.ports().recs()));
    out.printf(
        "  Console          %s/  (token in .nova/admin-token)%n",
        addresses.url(addresses.ports().admin()));
    out.printf("  Kafka            %s%n", addresses.reachable(addresses.ports().kafka()));
    out.println();
    out.flush();
  }
}
