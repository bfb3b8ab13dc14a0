package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.Changed;
import de.fallbruecke.admin.view.FilterFields;
import de.fallbruecke.admin.view.FilterView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.bulk.SavedFilters;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller looks for again and again; the console shows the same ones. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/filters",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_SUBMISSIONS)
final class FiltersController {
  private static final int BODY = 8 * 1024;

  private final SavedFilters filters;
  private final Clock clock;

  FiltersController(SavedFilters filters, Clock clock) {
    this.filters = filters;
    this.clock = clock;
  }

  @GetMapping
  List<FilterView> list(Person person) {
    return filters.of(person.name()).stream()
        .map(one -> FilterQuery.view(one, clock.instant()))
        .toList();
  }

  /** A filter to be kept. */
  record FilterRequest(@Nullable String name, @Nullable FilterFields filter) {}

  /** One of the same name is replaced. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  FilterView save(Person person, HttpServletRequest request) throws IOException {
    FilterRequest wanted = JsonBody.read(request, FilterRequest.class, BODY);
    String name = wanted.name() == null ? "" : wanted.name().replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty() || name.length() > SavedFilters.LONGEST_NAME || wanted.filter() == null) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "Say name, of 1 to %d characters, and filter. Nothing was saved."
              .formatted(SavedFilters.LONGEST_NAME));
    }
    return filters
        .save(person.name(), name, FilterQuery.of(wanted.filter()))
        .map(one -> FilterQuery.view(one, clock.instant()))
        .orElseThrow(
            () ->
                new ApiFault(
                    FaultCode.API_VALUE_INVALID,
                    "%d filters are saved already. Remove one. Nothing was saved."
                        .formatted(SavedFilters.MOST)));
  }

  @DeleteMapping("/{id}")
  Changed remove(Person person, @PathVariable String id) {
    if (!filters.remove(person.name(), Own.id(id, FaultCode.API_NOTHING_HERE, "filter"))) {
      throw Own.unknown(FaultCode.API_NOTHING_HERE, "filter of yours", "of this id");
    }
    return new Changed(true);
  }
}
