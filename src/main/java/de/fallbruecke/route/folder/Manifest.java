package de.fallbruecke.route.folder;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code package.yaml}.
 *
 * @param id equal to the name of the folder
 * @param version semantic version
 * @param services service keys; a placeholder of a parameter stands as written; empty means any
 * @param regions beginnings of ARS or AGS it was made for, for people; empty means any
 * @param schemaPacks packs by {@code name} or {@code name:version}; empty means any
 * @param parameters by name, in order
 * @param changeLog what each version changed, as written; empty if there is none
 * @param personalData whose data it moves and why; empty if the package does not say
 */
public record Manifest(
    String id,
    String version,
    String title,
    String description,
    String licence,
    String maintainer,
    List<String> services,
    List<String> regions,
    List<String> schemaPacks,
    Map<String, Parameter> parameters,
    List<Change> changeLog,
    Optional<PersonalData> personalData) {
  public Manifest {
    services = List.copyOf(services);
    regions = List.copyOf(regions);
    schemaPacks = List.copyOf(schemaPacks);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    changeLog = List.copyOf(changeLog);
  }

  /** What a version changed. */
  public record Change(String version, LocalDate date, String text) {}

  /**
   * For the record of processing activities (Art. 30 GDPR). Free texts of the author: a proposal
   * that the controller has to check.
   *
   * @param legalBasis empty if not given
   * @param subjects categories of data subjects
   */
  public record PersonalData(
      List<String> purposes, String legalBasis, List<String> subjects, List<Category> categories) {
    public PersonalData {
      purposes = List.copyOf(purposes);
      subjects = List.copyOf(subjects);
      categories = List.copyOf(categories);
    }
  }

  /**
   * A category of personal data.
   *
   * @param special a special category (Art. 9 GDPR)
   */
  public record Category(String name, boolean special) {}
}
