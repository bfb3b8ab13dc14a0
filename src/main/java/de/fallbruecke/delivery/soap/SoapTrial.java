package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.rest.HttpTrial;
import de.fallbruecke.platform.check.CheckStep;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a connection test of a SOAP endpoint. A GET hands nothing over; many endpoints
 * answer it with their WSDL, others with 405 or 500, and both show that somebody is there.
 */
record SoapTrial(SoapOptions options) {
  List<CheckStep> steps() {
    HttpTrial http = new HttpTrial(options.line());
    List<CheckStep> steps = new ArrayList<>(http.way(options.url()).steps());
    steps.add(new CheckStep("wsdl", () -> wsdl(http)));
    return List.copyOf(steps);
  }

  private Map<String, String> wsdl(HttpTrial http) throws Exception {
    String query = options.url().getRawQuery();
    URI address = query == null ? URI.create(options.url() + "?wsdl") : options.url();
    int status = http.get(address, Map.of(), Optional.empty());
    Map<String, String> facts = new HashMap<>(HttpTrial.judged(status));
    facts.put("wsdl", String.valueOf(status == 200 && query == null));
    return facts;
  }
}
