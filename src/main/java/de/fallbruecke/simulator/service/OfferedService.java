package de.fallbruecke.simulator.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A public service that a destination takes submissions for, and the data schemas it takes. */
public record OfferedService(
    String identifier,
    @Nullable String name,
    List<SubmissionSchema> submissionSchemas,
    @Nullable List<String> regions) {
  /** One accepted data schema. */
  public record SubmissionSchema(String schemaUri, String mimeType) {}
}
