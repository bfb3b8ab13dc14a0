package de.fallbruecke.console.places;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.Renewal;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Keys and certificates, and the guided renewal of the key that senders encrypt to. */
@Controller
@Needs(Ability.SEE_KEYS)
final class KeysPage {
  private static final String PAGE = "redirect:/places/keys/{name}";

  private final KeyViews views;
  private final Destinations destinations;
  private final ObjectProvider<KeyRenewals> renewals;
  private final Audit audit;
  private final Wordings wordings;

  KeysPage(
      KeyViews views,
      Destinations destinations,
      ObjectProvider<KeyRenewals> renewals,
      Audit audit,
      Wordings wordings) {
    this.views = views;
    this.destinations = destinations;
    this.renewals = renewals;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping("/places/keys")
  String list(Person person, Locale locale, Model model) {
    model.addAttribute("rows", views.rows(person, wordings.in(locale)));
    return "console/places/keys";
  }

  @GetMapping("/places/keys/{name}")
  String show(@PathVariable String name, Person person, Locale locale, Model model) {
    return page(visible(name, person), person, null, locale, model);
  }

  @PostMapping("/places/keys/{name}/begin")
  @Needs(Ability.CHANGE_KEYS)
  String begin(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Destination one = changeable(name, person);
    byte[] content = file == null ? new byte[0] : file.getBytes();
    boolean uploaded = file != null;
    return acted(
        one,
        person,
        uploaded ? "KEY_STORED" : "KEY_MADE",
        () ->
            uploaded
                ? renewals.getObject().begin(one.name(), content, person.name())
                : renewals.getObject().begin(one.name(), person.name()),
        locale,
        model,
        response);
  }

  @PostMapping({
    "/places/keys/{name}/look",
    "/places/keys/{name}/finish",
    "/places/keys/{name}/cancel",
    "/places/keys/{name}/certificate"
  })
  @Needs(Ability.CHANGE_KEYS)
  String goOn(
      @PathVariable String name,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String pem,
      HttpServletRequest request,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Destination one = changeable(name, person);
    KeyRenewals all = renewals.getObject();
    String path = request.getServletPath();
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "look" -> look(one, version, person, locale, model, response);
      case "finish" ->
          acted(
              one,
              person,
              "KEY_RENEWED",
              () -> all.finish(open(one, version), person.name()),
              locale,
              model,
              response);
      case "cancel" ->
          acted(
              one,
              person,
              "KEY_RENEWAL_CANCELLED",
              () -> all.cancel(open(one, version), person.name()),
              locale,
              model,
              response);
      default ->
          acted(
              one,
              person,
              "KEY_CERTIFIED",
              () -> {
                Renewal open = open(one, version);
                all.certify(open, pem);
                return open;
              },
              locale,
              model,
              response);
    };
  }

  private String look(
      Destination one,
      int version,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    try {
      Renewal before = open(one, version);
      if (renewals.getObject().look(before).version() == before.version()) {
        model.addAttribute("notYet", true);
        return page(one, person, null, locale, model);
      }
      audit.record(person, "KEY_PUBLISHED", one.tenant(), one.name(), Map.of("kid", before.kid()));
      return PAGE;
    } catch (Fault fault) {
      return failed(fault, one, person, locale, model, response);
    }
  }

  /** The public half that is to be published, as a file. */
  @GetMapping("/places/keys/{name}/jwk")
  @Needs(Ability.CHANGE_KEYS)
  ResponseEntity<String> jwk(@PathVariable String name, Person person) {
    Destination one = changeable(name, person);
    return file(
        "public-key.jwk.json", MediaType.APPLICATION_JSON, renewals.getObject().jwk(open(one)));
  }

  /** The request for a certificate, as a file. */
  @GetMapping("/places/keys/{name}/request")
  @Needs(Ability.CHANGE_KEYS)
  ResponseEntity<String> request(
      @PathVariable String name, @RequestParam String subject, Person person) {
    Destination one = changeable(name, person);
    return file(
        "certificate-request.pem",
        MediaType.TEXT_PLAIN,
        renewals.getObject().request(open(one), subject));
  }

  private static ResponseEntity<String> file(String name, MediaType type, String content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(content);
  }

  private interface Deed {
    Renewal done();
  }

  private String acted(
      Destination one,
      Person person,
      String act,
      Deed deed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    try {
      Renewal now = deed.done();
      audit.record(
          person,
          act,
          one.tenant(),
          one.name(),
          Map.of("kid", now.kid(), "renewal", now.id().toString()));
      return PAGE;
    } catch (Fault fault) {
      return failed(fault, one, person, locale, model, response);
    }
  }

  private String failed(
      Fault fault,
      Destination one,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(fault.code() == FaultCode.KEY_UNFIT ? 422 : 409);
    return page(
        one,
        person,
        Trouble.of(fault.code(), fault.getMessage(), wordings.in(locale)),
        locale,
        model);
  }

  private String page(
      Destination one, Person person, @Nullable Trouble trouble, Locale locale, Model model) {
    Wording words = wordings.in(locale);
    KeyRenewals all = renewals.getObject();
    boolean change = person.may(Ability.CHANGE_KEYS, one.tenant());
    model.addAttribute("name", one.name());
    model.addAttribute("keys", KeyViews.own(all.keys(one.name()), words));
    model.addAttribute("change", change);
    model.addAttribute("trouble", trouble);
    model.addAttribute(
        "renewal",
        all.open(one.name())
            .map(
                open ->
                    KeyViews.renewal(
                        open,
                        change ? all.jwk(open) : "",
                        open.state() == Renewal.State.PUBLISHED
                            ? Optional.of(all.obstacles(open, false))
                            : Optional.empty(),
                        words))
            .orElse(null));
    model.addAttribute(
        "past",
        all.of(one.name()).stream()
            .filter(past -> !past.open())
            .map(past -> KeyViews.renewal(past, "", Optional.empty(), words))
            .toList());
    return "console/places/key";
  }

  private Renewal open(Destination one, int version) {
    Renewal open = open(one);
    if (open.version() != version) {
      throw changed();
    }
    return open;
  }

  private Renewal open(Destination one) {
    return renewals.getObject().open(one.name()).orElseThrow(KeysPage::changed);
  }

  private static Fault changed() {
    return new Fault(
        FaultCode.RENEWAL_CHANGED, "The renewal is not as it was shown. Nothing was changed.");
  }

  private Destination changeable(String name, Person person) {
    Destination one = visible(name, person);
    person.require(Ability.CHANGE_KEYS, one.tenant());
    return one;
  }

  /** What a person may not see is not there, and what has no such key neither. */
  private Destination visible(String name, Person person) {
    return destinations
        .find(name)
        .filter(one -> person.may(Ability.SEE_KEYS, one.tenant()))
        .filter(
            one -> {
              KeyRenewals all = renewals.getIfAvailable();
              return all != null && all.serves(one.name());
            })
        .orElseThrow(
            () -> new Fault(FaultCode.PLACE_UNKNOWN, "There is no such key to be seen here."));
  }
}
