package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Upload;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.TestBench;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The test bench. What is sent here lives as long as the answer: it is neither stored nor logged,
 * nor is it shown again in the form.
 */
@Controller
@Needs(Ability.CHANGE_ROUTES)
@RequestMapping("/routes/bench")
final class BenchPage {
  static final int LIMIT = 16 * 1024 * 1024;

  private final RouteAccess access;
  private final TestBench bench;
  private final PackageVersions versions;
  private final Wordings wordings;

  BenchPage(RouteAccess access, TestBench bench, PackageVersions versions, Wordings wordings) {
    this.access = access;
    this.bench = bench;
    this.versions = versions;
    this.wordings = wordings;
  }

  @GetMapping
  String form(
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(defaultValue = "") String hash,
      Person person,
      Model model) {
    List<Activation> all = changeable(person);
    @Nullable Activation chosen = chosen(all, instance);
    return form(all, chosen, hash, model);
  }

  private List<Activation> changeable(Person person) {
    return access.all(person).stream()
        .filter(one -> one.runs() && person.may(Ability.CHANGE_ROUTES, one.tenant()))
        .toList();
  }

  private static @Nullable Activation chosen(List<Activation> all, String instance) {
    return all.stream()
        .filter(one -> one.instance().equals(instance))
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  private String form(List<Activation> all, @Nullable Activation chosen, String hash, Model model) {
    model.addAttribute("instances", all.stream().map(Activation::instance).toList());
    model.addAttribute("instance", chosen == null ? "" : chosen.instance());
    model.addAttribute("hash", hash);
    model.addAttribute(
        "versions", chosen == null ? List.of() : versions.of(chosen.tenant(), chosen.packageId()));
    model.addAttribute("active", chosen == null ? "" : chosen.hash());
    return "console/routes/bench";
  }

  @PostMapping
  @Costly(perMinute = 60)
  String run(
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(defaultValue = "") String hash,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    Activation active = access.changeable(person, instance);
    try {
      Candidate.Kept candidate =
          versions.keep(active.tenant(), hash.isEmpty() ? active.hash() : hash);
      TestBench.Result result = bench.run(active, candidate, message(text, Upload.of(request)));
      model.addAttribute("result", BenchViews.of(result, locale, words));
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
    }
    return form(changeable(person), active, hash, model);
  }

  private static TestBench.Message message(String text, Upload upload) {
    byte[] data =
        upload
            .file("message")
            .map(Upload.File::bytes)
            .orElseGet(() -> text.strip().getBytes(StandardCharsets.UTF_8));
    if (data.length == 0) {
      throw new Fault(FaultCode.UPLOAD_MISSING, "No message was given.");
    }
    SortedMap<String, byte[]> attachments = new TreeMap<>();
    for (Upload.File file : upload.all("attachment")) {
      attachments.put(ForeignText.line(file.name()).replace('/', '_'), file.bytes());
    }
    return new TestBench.Message(data, null, attachments);
  }
}
