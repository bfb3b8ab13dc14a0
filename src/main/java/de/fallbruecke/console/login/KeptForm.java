package de.fallbruecke.console.login;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody had typed when their session was over.
 *
 * @param path where it was sent to
 * @param fields what was sent
 * @param mark whose it is, see {@link PersonCookie}
 */
record KeptForm(String path, Map<String, List<String>> fields, String mark) {
  KeptForm {
    fields = Map.copyOf(new TreeMap<>(fields));
  }
}
