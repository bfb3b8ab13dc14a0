package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.HttpService;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code /admin/*}: what only a simulator has. No authentication; the service is on loopback. */
final class Administration {
  private static final int BYTES = 64 * 1024;

  private final ServiceParts parts;
  private final Deadlines deadlines;
  private final RequestLog requests;

  Administration(ServiceParts parts, Deadlines deadlines, RequestLog requests) {
    this.parts = parts;
    this.deadlines = deadlines;
    this.requests = requests;
  }

  void addRoutes(HttpService http) {
    http.route("GET", "/admin/clock", this::clock);
    http.route("PUT", "/admin/clock", this::setClock);
    http.route("DELETE", "/admin/clock", this::resetClock);
    http.route("GET", "/admin/faults", this::faults);
    http.route("POST", "/admin/faults", this::addFault);
    http.route("DELETE", "/admin/faults", this::clearFaults);
    http.route("DELETE", "/admin/faults/{id}", this::removeFault);
    http.route("GET", "/admin/submissions", this::submissions);
    http.route("GET", "/admin/submissions/{submissionId}", this::submission);
    http.route("GET", "/admin/reminders", call -> call.json(200, deadlines.reminders()));
    http.route("GET", "/admin/requests", call -> call.json(200, requests.entries()));
    http.route(
        "DELETE",
        "/admin/requests",
        call -> {
          requests.clear();
          call.answer(204);
        });
    http.route("PUT", "/admin/destinations/{destinationId}/callback", this::setCallback);
    http.route("DELETE", "/admin/destinations/{destinationId}/callback", this::removeCallback);
  }

  private void clock(Call call) throws IOException {
    call.json(200, Map.of("now", parts.clock().instant()));
  }

  private void setClock(Call call) throws IOException {
    JsonNode body = call.json(BYTES);
    try {
      if (body.has("now")) {
        parts.clock().set(Instant.parse(body.path("now").asString("")));
      } else {
        parts.clock().advance(Duration.parse(body.path("advance").asString("")));
      }
    } catch (DateTimeException e) {
      throw Problems.badRequest(
          "expected {\"now\": \"2026-12-01T00:00:00Z\"} or {\"advance\": \"P14D\"}");
    }
    deadlines.sweep();
    clock(call);
  }

  private void resetClock(Call call) throws IOException {
    parts.clock().reset();
    clock(call);
  }

  private void faults(Call call) throws IOException {
    List<Map<String, Object>> list = new ArrayList<>();
    parts
        .faults()
        .list()
        .forEach(
            (id, fault) -> {
              Map<String, Object> view = new LinkedHashMap<>();
              view.put("id", id);
              view.put("fault", fault);
              list.add(view);
            });
    call.json(200, list);
  }

  private void addFault(Call call) throws IOException {
    JsonNode body = call.json(BYTES);
    try {
      InjectedFault fault = Json.mapper().treeToValue(body, InjectedFault.class);
      if (fault.kind() == null || (fault.times() != null && fault.times() == 0)) {
        throw Problems.badRequest("a fault needs a kind and times other than 0");
      }
      call.json(201, Map.of("id", parts.faults().add(fault)));
    } catch (JacksonException e) {
      throw Problems.badRequest("this is no fault: " + e.getOriginalMessage());
    }
  }

  private void clearFaults(Call call) throws IOException {
    parts.faults().clear();
    call.answer(204);
  }

  private void removeFault(Call call) throws IOException {
    Faults faults = parts.faults();
    String id = call.variable("id");
    if (!id.matches("\\d{1,18}") || !faults.remove(Long.parseLong(id))) {
      throw Problems.notFound("no such fault is in force");
    }
    call.answer(204);
  }

  private void submissions(Call call) throws IOException {
    String destination = call.parameter("destinationId").orElse("");
    List<SubmissionFacts> all =
        parts.submissions().all().stream()
            .map(StoredSubmission::facts)
            .filter(
                facts ->
                    destination.isEmpty() || facts.destinationId().toString().equals(destination))
            .sorted(Comparator.comparingLong(SubmissionFacts::sequence))
            .toList();
    call.json(200, all);
  }

  private void submission(Call call) throws IOException {
    call.json(
        200,
        call.uuid("submissionId")
            .flatMap(parts.submissions()::find)
            .orElseThrow(Problems::submissionNotFound)
            .facts());
  }

  private void setCallback(Call call) throws IOException {
    JsonNode body = call.json(BYTES);
    String url = body.path("url").asString("");
    String secret = body.path("secret").asString("");
    if (url.isEmpty() || secret.isEmpty()) {
      throw Problems.badRequest("a callback needs url and secret");
    }
    parts
        .destinations()
        .change(
            destination(call),
            old -> old.withCallback(new DestinationEntry.CallbackAddress(url, secret)));
    call.answer(204);
  }

  private void removeCallback(Call call) throws IOException {
    parts.destinations().change(destination(call), old -> old.withCallback(null));
    call.answer(204);
  }

  private static UUID destination(Call call) {
    return call.uuid("destinationId").orElseThrow(Problems::destinationNotFound);
  }
}
