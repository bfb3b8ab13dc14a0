package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a request: bounded, strict, complete. A field that we do not know is an error,
 * for it was meant to have an effect.
 */
public final class JsonBody {
  private static final JsonMapper STRICT =
      Json.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private JsonBody() {}

  /**
   * The body as a record.
   *
   * @param limit most bytes
   * @throws ApiFault API_BODY_TOO_LARGE, API_REQUEST_INVALID if it is no JSON, API_VALUE_INVALID if
   *     it is another JSON than expected
   */
  public static <T> T read(HttpServletRequest request, Class<T> type, int limit)
      throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    byte[] bytes = request.getInputStream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    try {
      T value = STRICT.readValue(bytes, type);
      if (value == null) {
        throw new ApiFault(FaultCode.API_VALUE_INVALID, "The body is null; send an object.");
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      // The name is the client's own and may be anything: only what looks like one is repeated.
      String name = unknown.getPropertyName();
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          name.matches("[A-Za-z0-9_]{1,40}")
              ? "There is no field '%s' in this request.".formatted(name)
              : "The body has a field that this request does not know.");
    } catch (tools.jackson.databind.DatabindException other) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "A field of the body is missing or of another type.");
    } catch (JacksonException unreadable) {
      throw new ApiFault(FaultCode.API_REQUEST_INVALID, "The body is no JSON.");
    }
  }

  private static ApiFault tooLarge(int limit) {
    return new ApiFault(
        FaultCode.API_BODY_TOO_LARGE, "The body is larger than %d bytes.".formatted(limit));
  }
}
