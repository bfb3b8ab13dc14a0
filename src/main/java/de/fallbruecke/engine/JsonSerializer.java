package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import de.fallbruecke.platform.Json;

/**
 * Task data as JSON; the scheduler's own default would be Java serialisation (facts/attacks §10).
 */
final class JsonSerializer implements Serializer {
  @Override
  public byte[] serialize(Object data) {
    return Json.mapper().writeValueAsBytes(data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    return Json.mapper().readValue(data, type);
  }
}
