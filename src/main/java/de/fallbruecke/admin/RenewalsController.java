package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.DestinationKeys;
import de.fallbruecke.fitconnect.Renewal;
import de.fallbruecke.submission.Destination;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a renewal of the key that senders encrypt to. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/keys/{destination}/renewal",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_KEYS)
final class RenewalsController {
  private static final int KEY = 64 * 1024;
  private static final String PEM = "application/x-pem-file";

  private final RenewalDesk desk;

  RenewalsController(RenewalDesk desk) {
    this.desk = desk;
  }

  /** Makes a key, which takes seconds, and begins. */
  @PostMapping
  @Costly
  ResponseEntity<DestinationKeys> begin(Person person, @PathVariable String destination) {
    Destination one = desk.changeable(person, destination);
    desk.did(person, "KEY_MADE", one, desk.renewals().begin(one.name(), person.name()));
    return desk.shown(person, destination);
  }

  /** Stores a key that was made elsewhere and begins. */
  @PostMapping(path = "/key", consumes = "application/jwk+json")
  ResponseEntity<DestinationKeys> store(
      Person person, @PathVariable String destination, HttpServletRequest request)
      throws IOException {
    Destination one = desk.changeable(person, destination);
    byte[] jwk = Uploads.bytes(request, KEY);
    desk.did(person, "KEY_STORED", one, desk.renewals().begin(one.name(), jwk, person.name()));
    return desk.shown(person, destination);
  }

  /** Looks whether the delivery service publishes the new key. */
  @PostMapping("/look")
  @Costly
  ResponseEntity<DestinationKeys> look(
      Person person,
      @PathVariable String destination,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Destination one = desk.changeable(person, destination);
    Renewal before = desk.open(one, ifMatch);
    Renewal now = desk.renewals().look(before);
    if (now.version() != before.version()) {
      desk.did(person, "KEY_PUBLISHED", one, now);
    }
    return desk.shown(person, destination);
  }

  /** From now on only the new key opens. */
  @PostMapping("/finish")
  ResponseEntity<DestinationKeys> finish(
      Person person,
      @PathVariable String destination,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Destination one = desk.changeable(person, destination);
    Renewal open = desk.open(one, ifMatch);
    desk.did(person, "KEY_RENEWED", one, desk.renewals().finish(open, person.name()));
    return desk.shown(person, destination);
  }

  /** Deletes the new key, which nobody may have used. */
  @PostMapping("/cancel")
  ResponseEntity<DestinationKeys> cancel(
      Person person,
      @PathVariable String destination,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Destination one = desk.changeable(person, destination);
    Renewal open = desk.open(one, ifMatch);
    desk.did(person, "KEY_RENEWAL_CANCELLED", one, desk.renewals().cancel(open, person.name()));
    return desk.shown(person, destination);
  }

  /** Stores the certificate that an authority gave. */
  @PostMapping(path = "/certificate", consumes = PEM)
  ResponseEntity<DestinationKeys> certify(
      Person person,
      @PathVariable String destination,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Destination one = desk.changeable(person, destination);
    Renewal open = desk.open(one, ifMatch);
    desk.renewals()
        .certify(open, new String(Uploads.bytes(request, KEY), StandardCharsets.US_ASCII));
    desk.did(person, "KEY_CERTIFIED", one, open);
    return desk.shown(person, destination);
  }

  /** The public half that is to be published. */
  @GetMapping("/jwk")
  String jwk(Person person, @PathVariable String destination) {
    Destination one = desk.changeable(person, destination);
    return desk.renewals().jwk(desk.open(one));
  }

  /** A request for a certificate. */
  @GetMapping(path = "/request", produces = PEM)
  ResponseEntity<byte[]> request(
      Person person, @PathVariable String destination, @RequestParam String subject) {
    Destination one = desk.changeable(person, destination);
    return ResponseEntity.ok()
        .body(desk.renewals().request(desk.open(one), subject).getBytes(StandardCharsets.US_ASCII));
  }
}
