package de.fallbruecke.console.live;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The line on which open pages hear that something changed. */
@Controller
@Needs(Ability.SEE_INSTALLATION)
final class EventsPage {
  /** After that a browser comes again by itself, and is asked anew who it is. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final OpenPages pages;

  EventsPage(OpenPages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> open(Person person, HttpServletResponse response) throws IOException {
    TenantScope scope = person.scope(Ability.SEE_INSTALLATION);
    Line line = new Line();
    if (!pages.add(line, tenant -> tenant.equals(Pulse.NO_TENANT) || scope.contains(tenant))) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
    line.emitter.onCompletion(() -> pages.remove(line));
    line.emitter.onTimeout(line::end);
    line.emitter.onError(broken -> pages.remove(line));
    // a proxy must hand on each line at once
    response.setHeader("X-Accel-Buffering", "no");
    line.emitter.send(SseEmitter.event().comment("open"));
    return ResponseEntity.ok(line.emitter);
  }

  /** One open page. */
  private final class Line implements OpenPages.Listener {
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());

    @Override
    public void tell(Set<String> areas) {
      try {
        emitter.send(
            areas.isEmpty()
                ? SseEmitter.event().comment("alive")
                : SseEmitter.event().name("changed").data(String.join(" ", new TreeSet<>(areas))));
      } catch (IOException | IllegalStateException gone) {
        pages.remove(this);
      }
    }

    @Override
    public void end() {
      pages.remove(this);
      emitter.complete();
    }
  }
}
