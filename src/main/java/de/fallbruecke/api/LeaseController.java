package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.pull.PullEndpoint;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists the ready cases and lets a client have one to itself for a time. */
@RestController
@RequestMapping("/api/v1/cases")
final class LeaseController {
  private static final int MOST = 100;
  private static final int BODY = 1024;

  private final OwnOffers own;
  private final OfferDesk desk;
  private final IdSource ids;
  private final Clock clock;

  LeaseController(OwnOffers own, OfferDesk desk, IdSource ids, Clock clock) {
    this.own = own;
    this.desk = desk;
    this.ids = ids;
    this.clock = clock;
  }

  /** How long a lease shall be; null for the usual time. */
  record Wanted(@Nullable Integer seconds) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  CaseList ready(
      @AuthenticationPrincipal TargetClient client,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "limit must be 1 to %d.".formatted(MOST));
    }
    List<Offer> found = own.ready(client, Cursor.read(cursor), limit + 1);
    List<Offer> page = found.subList(0, Math.min(limit, found.size()));
    return new CaseList(
        page.stream().map(CaseList.ReadyCase::of).toList(),
        found.size() > limit ? Cursor.of(page.getLast().sequence()) : null);
  }

  @PostMapping(
      path = "/{id}/lease",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  LeaseView lease(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = ReplyController.KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    Offer offer = own.get(client, id);
    UUID lease =
        key == null ? ids.next() : LeaseKey.lease(key.strip(), client, offer, clock.instant());
    return LeaseView.of(desk.lease(offer, lease, client.id(), time(client, request)));
  }

  @PostMapping(
      path = "/{id}/lease/renew",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  LeaseView renew(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request)
      throws IOException {
    Offer offer = own.get(client, id);
    return LeaseView.of(desk.renew(offer, OwnOffers.lease(lease), time(client, request)));
  }

  @DeleteMapping("/{id}/lease")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveBack(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease) {
    desk.giveBack(own.get(client, id), OwnOffers.lease(lease));
  }

  private Duration time(TargetClient client, HttpServletRequest request) throws IOException {
    PullEndpoint target = own.endpoint(client).orElseThrow();
    Integer seconds = JsonBody.read(request, Wanted.class, BODY).seconds();
    if (seconds == null) {
      return target.lease();
    }
    if (seconds < 1 || seconds > target.longestLease().toSeconds()) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "seconds must be 1 to %d.".formatted(target.longestLease().toSeconds()));
    }
    return Duration.ofSeconds(seconds);
  }
}
