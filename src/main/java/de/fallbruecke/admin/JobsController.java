package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.JobItem;
import de.fallbruecke.admin.view.JobStop;
import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.bulk.BulkJobs;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One act on many submissions: makes jobs, follows and stops them. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/jobs",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_SUBMISSIONS)
final class JobsController {
  private static final int MOST = 100;
  private static final int MOST_ITEMS = 500;
  private static final int BODY = 512 * 1024;

  private final JobDesk desk;
  private final BulkJobs jobs;

  JobsController(JobDesk desk, BulkJobs jobs) {
    this.desk = desk;
    this.jobs = jobs;
  }

  @GetMapping
  List<JobView> newest(
      Person person,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "20") int limit) {
    Limit.check(limit, MOST);
    return jobs.newest(person.scope(Ability.SEE_SUBMISSIONS).limit(), before, limit).stream()
        .map(JobView::of)
        .toList();
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  JobView create(Person person, HttpServletRequest request) throws IOException {
    return JobView.of(desk.create(JsonBody.read(request, JobRequest.class, BODY), person));
  }

  @GetMapping("/{id}")
  JobView show(Person person, @PathVariable String id) {
    return JobView.of(desk.get(id, person));
  }

  @GetMapping("/{id}/items")
  List<JobItem> items(
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "500") int limit) {
    Limit.check(limit, MOST_ITEMS);
    return jobs.items(desk.get(id, person).id(), after, limit).stream().map(JobItem::of).toList();
  }

  @PostMapping("/{id}/start")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  JobView carryOut(Person person, @PathVariable String id) {
    return JobView.of(desk.carryOut(id, person));
  }

  @PostMapping("/{id}/stop")
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  JobStop stop(Person person, @PathVariable String id) {
    return new JobStop(desk.stop(id, person));
  }
}
