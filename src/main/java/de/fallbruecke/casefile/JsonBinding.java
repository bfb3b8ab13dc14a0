package de.fallbruecke.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Case record and JSON: the property names of the classes, attributes first, no empty members. */
final class JsonBinding {
  private final JsonMapper mapper =
      Json.mapper()
          .rebuild()
          .annotationIntrospector(new XmlAnnotations())
          .changeDefaultPropertyInclusion(
              old ->
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_EMPTY, old.getContentInclusion()))
          // lists of generated classes have no setter
          .enable(MapperFeature.USE_GETTERS_AS_SETTERS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // an offset is part of what was said
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  byte[] write(Case record) {
    return mapper.writeValueAsBytes(record);
  }

  Case read(byte[] json) {
    try {
      return mapper.readValue(json, Case.class);
    } catch (JacksonException e) {
      // no cause: its message quotes the text around the place
      throw new Fault(
          FaultCode.CASE_INVALID,
          "The case record cannot be read as JSON: "
              + e.getClass().getSimpleName()
              + (e.getLocation() == null
                  ? ""
                  : " at line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr())
              + ". Nothing was stored or sent.");
    }
  }
}
