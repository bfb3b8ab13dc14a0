package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Filter;
import de.fallbruecke.simulator.http.Handler;
import de.fallbruecke.simulator.http.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Stands before every call: does the faults that concern whole calls, refuses missing and default
 * User-Agents as the hosted services do, and remembers the call.
 */
final class Gate implements Filter {
  /** Which agents the real service filters is unknown; these are the defaults of libraries. */
  private static final List<String> DEFAULT_AGENTS =
      List.of(
          "java-http-client/",
          "java/",
          "curl/",
          "python-requests/",
          "go-http-client/",
          "okhttp/",
          "apache-httpclient/",
          "node",
          "axios/",
          "wget/");

  private final ServiceParts parts;
  private final RequestLog requests;
  private final Clock clock;

  Gate(ServiceParts parts, RequestLog requests) {
    this.parts = parts;
    this.requests = requests;
    this.clock = parts.clock();
  }

  @Override
  public void filter(Call call, Handler next) throws IOException {
    if (call.path().startsWith("/admin/")) {
      next.handle(call);
      return;
    }
    IntConsumer answered = requests.begin(clock.instant(), call.method(), call.path());
    int refused = 0;
    try {
      guarded(call, next);
    } catch (Refusal refusal) {
      refused = refusal.status();
      throw refusal;
    } finally {
      answered.accept(call.status() == 0 ? refused : call.status());
    }
  }

  private void guarded(Call call, Handler next) throws IOException {
    Occasion occasion = parts.occasion(call);
    parts.faults().take(FaultKind.SLOW, occasion).ifPresent(Gate::pause);
    if (parts.faults().strikes(FaultKind.CUT_CONNECTION, occasion)) {
      throw call.hangUp();
    }
    Optional<InjectedFault> status = parts.faults().take(FaultKind.STATUS, occasion);
    if (status.isPresent()) {
      fail(call, status.get());
      return;
    }
    String agent = call.header("User-Agent").orElse("").strip().toLowerCase(Locale.ROOT);
    if (agent.isEmpty() || DEFAULT_AGENTS.stream().anyMatch(agent::startsWith)) {
      throw Problems.forbidden("a User-Agent of your own is needed");
    }
    Optional<InjectedFault> silent = parts.faults().take(FaultKind.EFFECT_WITHOUT_ANSWER, occasion);
    if (silent.isPresent()) {
      call.mute();
      next.handle(call);
      pause(silent.get());
      throw call.hangUp();
    }
    next.handle(call);
  }

  private static void pause(InjectedFault fault) {
    try {
      Thread.sleep(fault.delayMs() == null ? 0 : fault.delayMs());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fail(Call call, InjectedFault fault) throws IOException {
    int status = fault.status() == null ? 503 : fault.status();
    if (fault.retryAfter() != null) {
      call.answerHeader("Retry-After", fault.retryAfter().toString());
    }
    switch (fault.style() == null ? "problem" : fault.style()) {
      case "gateway" ->
          call.json(status, Map.of("errorCode", "GW-" + status, "description", "injected fault"));
      case "html" ->
          call.answer(
              status,
              "text/html",
              "<html><body><h1>injected fault</h1></body></html>".getBytes(StandardCharsets.UTF_8));
      case "empty" -> call.answer(status);
      default ->
          call.answer(
              status,
              "application/problem+json",
              Json.mapper()
                  .writeValueAsBytes(
                      Map.of(
                          "type", "about:blank",
                          "title", "Injected fault",
                          "status", status,
                          "detail", "ordered by POST /admin/faults",
                          "instance", call.path())));
    }
  }
}
